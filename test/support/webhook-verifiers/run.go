package main

import (
	"encoding/json"
	"net/http"
	"os"
)

func main() {
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	var cases []struct {
		Scheme  string
		Headers http.Header
		Body    []byte
		Secret  string
	}
	if err := json.Unmarshal(content, &cases); err != nil {
		panic(err)
	}
	verdicts := []bool{}
	for _, one := range cases {
		verify := verifyStandard
		if one.Scheme == "documented" {
			verify = verifyDocumented
		}
		verdicts = append(verdicts, verify(one.Body, one.Headers, one.Secret))
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		panic(err)
	}
}
