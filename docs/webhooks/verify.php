<?php

/**
 * X-OraTek-Signature. $rawBody is what arrived: file_get_contents('php://input'); $headers is getallheaders(), or those
 * of a PSR-7 or Symfony request.
 */
function verifyDocumented(string $rawBody, array $headers, string $secret): bool
{
    $expected = 'sha256=' . hash_hmac('sha256', $rawBody, $secret);
    return isEqual(headerOf($headers, 'x-oratek-signature'), $expected);
}

/** webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes. */
function verifyStandard(string $rawBody, array $headers, string $secret): bool
{
    $id = headerOf($headers, 'webhook-id');
    $timestamp = headerOf($headers, 'webhook-timestamp');
    if (preg_match('/^[0-9]{1,12}$/D', $timestamp) !== 1 || abs(time() - (int) $timestamp) > 300) {
        return false;
    }
    $key = base64_decode(substr($secret, strlen('whsec_')), true);
    if ($key === false) {
        return false;
    }
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$rawBody", $key, true));
    foreach (explode(' ', headerOf($headers, 'webhook-signature')) as $given) {
        if (isEqual($given, $expected)) {
            return true;
        }
    }
    return false;
}

/** getallheaders() has the names as they were sent, or as the web server writes them. */
function headerOf(array $headers, string $name): string
{
    $value = array_change_key_case($headers, CASE_LOWER)[$name] ?? '';
    return is_array($value) ? ($value[0] ?? '') : $value;
}

function isEqual(string $given, string $expected): bool
{
    return strlen($given) === strlen($expected) && hash_equals($expected, $given);
}
