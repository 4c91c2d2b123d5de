<?php

error_reporting(E_ALL);
set_error_handler(function (int $level, string $message): never {
    throw new ErrorException($message, 0, $level);
});
require __DIR__ . '/../../../docs/webhooks/verify.php';

$verdicts = [];
foreach (json_decode(file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR) as $case) {
    $verify = $case['scheme'] === 'documented' ? 'verifyDocumented' : 'verifyStandard';
    $verdicts[] = $verify(base64_decode($case['body'], true), $case['headers'], $case['secret']);
}
echo json_encode($verdicts, JSON_THROW_ON_ERROR);
