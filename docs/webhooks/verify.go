// go run verify.go documented|standard <headers.json> <body> <secret>: exits with 0 if the delivery is genuine, else with 1.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// begin
var digits = regexp.MustCompile(`^[0-9]{1,12}$`)

// verifyDocumented checks X-OraTek-Signature. rawBody is what arrived, before any parsing.
func verifyDocumented(rawBody []byte, headers map[string]string, secret string) bool {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(rawBody)
	return isEqual(headers["x-oratek-signature"], "sha256="+hex.EncodeToString(mac.Sum(nil)))
}

// verifyStandard checks webhook-signature, which also covers the event's id and the time: a recorded delivery is
// refused after 5 minutes.
func verifyStandard(rawBody []byte, headers map[string]string, secret string) bool {
	id, timestamp := headers["webhook-id"], headers["webhook-timestamp"]
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
	for _, given := range strings.Split(headers["webhook-signature"], " ") {
		if isEqual(given, expected) {
			return true
		}
	}
	return false
}

func isEqual(given, expected string) bool {
	return len(given) == len(expected) && hmac.Equal([]byte(given), []byte(expected))
}
// end

func main() {
	text, err := os.ReadFile(os.Args[2])
	headers := map[string]string{}
	if err != nil || json.Unmarshal(text, &headers) != nil {
		os.Exit(2)
	}
	rawBody, err := os.ReadFile(os.Args[3])
	if err != nil {
		os.Exit(2)
	}
	verify := verifyStandard
	if os.Args[1] == "documented" {
		verify = verifyDocumented
	}
	if !verify(rawBody, headers, os.Args[4]) {
		os.Exit(1)
	}
}
