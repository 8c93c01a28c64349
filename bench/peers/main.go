// Shows requests to OWASP Coraza with the Core Rule Set and says of each whether it would be blocked.
//
// Reads a JSON object a line (method, uri, agent, referrer) from standard input and prints 1 or 0 a line
// in the same order; the last line is the CPU seconds that one pass over all of them took, the passes
// before it not counted. The only argument is the paranoia level.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"syscall"

	coreruleset "github.com/corazawaf/coraza-coreruleset/v4"
	"github.com/corazawaf/coraza/v3"
)

type request struct {
	Method, URI, Agent, Referrer string
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: peers LEVEL < REQUESTS")
	}
	waf, err := coraza.NewWAF(coraza.NewWAFConfig().WithRootFS(coreruleset.FS).WithDirectives(directives(os.Args[1])))
	if err != nil {
		log.Fatal(err)
	}
	requests := read()
	// Rules are compiled and caches filled on first use.
	for _, r := range requests[:min(len(requests), 500)] {
		blocked(waf, r)
	}
	verdicts := make([]bool, len(requests))
	start := cpuSeconds()
	for i, r := range requests {
		verdicts[i] = blocked(waf, r)
	}
	seconds := cpuSeconds() - start
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, verdict := range verdicts {
		if verdict {
			fmt.Fprintln(out, 1)
		} else {
			fmt.Fprintln(out, 0)
		}
	}
	fmt.Fprintln(out, seconds)
}

// The recommended settings of both projects, at their usual threshold of 5, blocking.
func directives(level string) string {
	return `
Include @coraza.conf-recommended
SecRuleEngine On
SecAuditEngine Off
SecAction "id:900000,phase:1,pass,t:none,nolog,setvar:tx.blocking_paranoia_level=` + level + `"
SecAction "id:900001,phase:1,pass,t:none,nolog,setvar:tx.detection_paranoia_level=` + level + `"
Include @crs-setup.conf.example
Include @owasp_crs/*.conf
`
}

func read() []request {
	var requests []request
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<16), 1<<24)
	for lines.Scan() {
		var r request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			log.Fatal(err)
		}
		requests = append(requests, r)
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	return requests
}

// blocked tells whether the request is refused by what an access log shows of it; what a browser sends
// beside that is there, so that nothing is refused for lacking it.
func blocked(waf coraza.WAF, r request) bool {
	tx := waf.NewTransaction()
	defer func() {
		if err := tx.Close(); err != nil {
			log.Fatal(err)
		}
	}()
	tx.ProcessConnection("203.0.113.7", 40000, "192.0.2.1", 443)
	tx.ProcessURI(r.URI, r.Method, "HTTP/1.1")
	tx.SetServerName("shop.example")
	tx.AddRequestHeader("Host", "shop.example")
	tx.AddRequestHeader("Accept", "text/html,*/*;q=0.8")
	tx.AddRequestHeader("User-Agent", r.Agent)
	if r.Referrer != "" {
		tx.AddRequestHeader("Referer", r.Referrer)
	}
	if tx.ProcessRequestHeaders() != nil {
		return true
	}
	interruption, err := tx.ProcessRequestBody()
	if err != nil {
		log.Fatal(err)
	}
	return interruption != nil
}

func cpuSeconds() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(usage.Utime) + seconds(usage.Stime)
}
