<?php
// php verify.php documented|standard <headers.json> <body> <secret>: exits with 0 if the delivery is genuine, else with 1.
declare(strict_types=1);

// begin
/** X-OraTek-Signature. $rawBody is what arrived: file_get_contents('php://input'). */
function verifyDocumented(string $rawBody, array $headers, string $secret): bool
{
    $expected = 'sha256=' . hash_hmac('sha256', $rawBody, $secret);
    return isEqual($headers['x-oratek-signature'] ?? '', $expected);
}

/** webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes. */
function verifyStandard(string $rawBody, array $headers, string $secret): bool
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if (preg_match('/^[0-9]{1,12}$/D', $timestamp) !== 1 || abs(time() - (int) $timestamp) > 300) {
        return false;
    }
    $key = base64_decode(substr($secret, strlen('whsec_')), true);
    if ($key === false) {
        return false;
    }
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$rawBody", $key, true));
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $given) {
        if (isEqual($given, $expected)) {
            return true;
        }
    }
    return false;
}

function isEqual(string $given, string $expected): bool
{
    return strlen($given) === strlen($expected) && hash_equals($expected, $given);
}
// end

[, $scheme, $headersFile, $bodyFile, $secret] = $argv;
$headers = json_decode(file_get_contents($headersFile), true, 512, JSON_THROW_ON_ERROR);
$verify = $scheme === 'documented' ? 'verifyDocumented' : 'verifyStandard';
exit($verify(file_get_contents($bodyFile), $headers, $secret) ? 0 : 1);
