package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var digits = regexp.MustCompile(`^[0-9]{1,12}$`)

// verifyDocumented checks X-OraTek-Signature. rawBody is what arrived, before any parsing; headers is r.Header.
func verifyDocumented(rawBody []byte, headers http.Header, secret string) bool {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(rawBody)
	return isEqual(headers.Get("X-OraTek-Signature"), "sha256="+hex.EncodeToString(mac.Sum(nil)))
}

// verifyStandard checks webhook-signature, which also covers the event's id and the time: a recorded delivery is
// refused after 5 minutes.
func verifyStandard(rawBody []byte, headers http.Header, secret string) bool {
	id, timestamp := headers.Get("webhook-id"), headers.Get("webhook-timestamp")
	if !digits.MatchString(timestamp) {
		return false
	}
	sent, err := strconv.ParseInt(timestamp, 10, 64)
	if age := time.Now().Unix() - sent; err != nil || age > 300 || age < -300 {
		return false
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(rawBody)
	expected := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	for _, given := range strings.Split(headers.Get("webhook-signature"), " ") {
		if isEqual(given, expected) {
			return true
		}
	}
	return false
}

func isEqual(given, expected string) bool {
	return len(given) == len(expected) && hmac.Equal([]byte(given), []byte(expected))
}
