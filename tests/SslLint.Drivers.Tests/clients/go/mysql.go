// Connects with go-sql-driver/mysql with each DSN that it is given: one JSON string in, one JSON object out.
package main

import (
	"bufio"
	"database/sql"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"log"
	"os"

	"github.com/go-sql-driver/mysql"
)

type answer struct {
	Accepted  bool   `json:"accepted"`
	Encrypted bool   `json:"encrypted"`
	Error     string `json:"error,omitempty"`
}

func main() {
	// The driver writes what it meets to standard error, where nobody reads it.
	mysql.SetLogger(log.New(ioutil.Discard, "", 0))
	fmt.Printf("{\"version\":%q}\n", os.Args[1])
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var dsn string
		if err := json.Unmarshal(line, &dsn); err != nil {
			panic(err)
		}
		text, _ := json.Marshal(connect(dsn))
		fmt.Println(string(text))
	}
}

func connect(dsn string) answer {
	database, err := sql.Open("mysql", dsn)
	if err != nil {
		return answer{Error: err.Error()}
	}
	defer database.Close()
	var name, cipher string
	if err := database.QueryRow("show status like 'Ssl_cipher'").Scan(&name, &cipher); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Accepted: true, Encrypted: cipher != ""}
}
