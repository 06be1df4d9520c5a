import ScenarioText
import Testing

/// What YAML allows and a scenario does not.
@Suite struct TreeErrorTests {
  @Test(arguments: rows) func shown(row: ErrorRow) { row.check() }

  static let rows: [ErrorRow] = [
    ErrorRow(
      name: "empty", text: "# nothing\n",
      shown: """
        s.yaml:1:1: error: the text is empty
            # nothing
            ^
          expected: a mapping
        """),
    ErrorRow(
      name: "duplicate key", text: "a: 1\nb:\n  takes: 1 day\n  takes: 2 days\na: 3\n",
      shown: """
        s.yaml:4:3: error: the key 'takes' is already at line 3, column 3
              takes: 2 days
              ^~~~~
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        s.yaml:5:1: error: the key 'a' is already at line 1, column 1
            a: 3
            ^
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        """),
    ErrorRow(
      name: "duplicate in flow, escaped", text: "x: {b: 1, \"\\u0062\": 2}\n",
      shown: #"""
        s.yaml:1:11: error: the key 'b' is already at line 1, column 5
            x: {b: 1, "\u0062": 2}
                      ^~~~~~~~
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        """#),
    ErrorRow(
      name: "duplicate before a syntax error", text: "a: 1\na: 2\nb: [1, 2\nc: 3\n",
      shown: """
        s.yaml:2:1: error: the key 'a' is already at line 1, column 1
            a: 2
            ^
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        s.yaml:4:2: error: the list in brackets from line 3, column 4 does not go on like this
            c: 3
             ^
          expected: ',' or ']'
          Maybe a comma or the closing bracket is missing.
        """),
    ErrorRow(
      name: "merge key", text: "base: &b {x: 1}\nc:\n  <<: *b\n",
      shown: """
        s.yaml:3:3: error: the merge key '<<' is not part of YAML 1.2
              <<: *b
              ^~
          expected: a word as the key
          Write out the entries.
        """),
    ErrorRow(
      name: "foreign tag", text: "a: !date 2023-08-27\nb: !!set {x}\n",
      shown: """
        s.yaml:1:4: error: the tag '!date' is not one of the core schema
            a: !date 2023-08-27
               ^~~~~~~~~~~~~~~~
          expected: a value without a tag
          Delete the tag.
        s.yaml:2:4: error: the tag '!!set' is not one of the core schema
            b: !!set {x}
               ^
          expected: a value without a tag
          Delete the tag.
        """),
    ErrorRow(
      name: "wrong tag", text: "a: !!int twelve\n",
      shown: """
        s.yaml:1:4: error: 'twelve' is not what the tag !!int says
            a: !!int twelve
               ^~~~~~~~~~~~
          Delete the tag.
        """),
    ErrorRow(
      name: "number as key, twice", text: "12: x\n12: y\n",
      shown: """
        s.yaml:1:1: error: the number 12 stands as a key
            12: x
            ^~
          expected: a word as the key
          Maybe write "12".
        s.yaml:2:1: error: the number 12 stands as a key
            12: y
            ^~
          expected: a word as the key
          Maybe write "12".
        """),
    ErrorRow(
      name: "list as key", text: "[a, b]: x\n",
      shown: """
        s.yaml:1:1: error: a list stands as a key
            [a, b]: x
            ^
          expected: a word as the key
        """),
    ErrorRow(
      name: "nothing as key", text: "{: 2}\n",
      shown: """
        s.yaml:1:2: error: no value can start here
            {: 2}
             ^
          expected: a value
          Maybe a value is missing, or the text needs quotes.
        """),
    ErrorRow(
      name: "two documents", text: "a: 1\n---\nb: 2\n",
      shown: """
        s.yaml:2:1: error: a second document starts here
            ---
            ^~~
          expected: one document a file
          Maybe two scenarios were joined; put each into its own file.
        """),
    ErrorRow(
      name: "document after end", text: "a: 1\n... # over\nb: 2\n",
      shown: """
        s.yaml:3:1: error: a second document starts here
            b: 2
            ^~~
          expected: one document a file
          Maybe two scenarios were joined; put each into its own file.
        """),
    ErrorRow(
      name: "text after the document", text: "{a: 1}\nb: 2\n",
      shown: """
        s.yaml:2:1: error: the document has ended before this text
            b: 2
            ^
          expected: nothing more
          Maybe the indentation differs from the lines above, or a bracket or quote closes too early.
        """),
    ErrorRow(
      name: "directive", text: "%TAG !e! tag:example.org,2000:\n---\na: 1\n",
      shown: """
        s.yaml:1:1: error: a directive that scenarios do not use
            %TAG !e! tag:example.org,2000:
            ^~~~
          expected: a mapping
          Delete the line.
        """),
    ErrorRow(
      name: "unknown alias", text: "a: &base 1\nb: *bas\n",
      shown: """
        s.yaml:2:4: error: no anchor &bas stands before this alias
            b: *bas
               ^~~~
          expected: the name of an anchor above
          Did you mean '*base'?
        """),
    ErrorRow(
      name: "alias inside its anchor", text: "a: &a [1, *a]\n",
      shown: """
        s.yaml:1:11: error: the alias *a stands inside its own anchor
            a: &a [1, *a]
                      ^~
          expected: the name of an anchor above
        """),
    ErrorRow(
      name: "escaped control character", text: "a: \"x\\e[31m\"\n",
      shown: #"""
        s.yaml:1:4: error: the value holds the control character U+001B
            a: "x\e[31m"
               ^~~~~~~~~
          expected: text
          Delete the escape.
        """#),
    ErrorRow(
      name: "wide characters", text: "地点: {名: 西宁, 名: 北京}\n",
      shown: """
        s.yaml:1:13: error: the key '名' is already at line 1, column 6
            地点: {名: 西宁, 名: 北京}
                             ^~
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        """),
    ErrorRow(
      name: "combining marks and tabs", text: "e\u{301}: {a: 1,\ta: 2}\n",
      shown: """
        s.yaml:1:11: error: the key 'a' is already at line 1, column 5
            é: {a: 1,   a: 2}
                        ^
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        """),
    ErrorRow(
      name: "long line",
      text: "a: {b: \(String(repeating: "x", count: 100)), b: \(String(repeating: "y", count: 100))}\n",
      shown: """
        s.yaml:1:110: error: the key 'b' is already at line 1, column 5
            …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, b: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
                                                                                   ^
          expected: each key once in a mapping
          Maybe one of the two is meant for another item.
        """),
  ]
}
