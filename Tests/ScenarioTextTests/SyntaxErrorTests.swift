import ScenarioText
import Testing

/// What is not YAML.
@Suite struct SyntaxErrorTests {
  @Test(arguments: rows) func shown(row: ErrorRow) { row.check() }

  static let rows: [ErrorRow] = [
    ErrorRow(
      name: "version", text: "%YAML 2.0\n---\na: 1\n",
      shown: """
        s.yaml:1:1: error: an unknown version of YAML
            %YAML 2.0
            ^
          expected: %YAML 1.2
          Delete the line.
        """),
    ErrorRow(
      name: "undeclared tag handle", text: "a: !x!y z\n",
      shown: """
        s.yaml:1:4: error: a tag that scenarios do not use
            a: !x!y z
               ^
          expected: a value without a tag
          Delete the tag, or put a text that starts with '!' in quotes.
        """),
    ErrorRow(
      name: "no key", text: "a: 1\n: 2\n",
      shown: """
        s.yaml:2:1: error: no key of the mapping starts here
            : 2
            ^
          expected: 'key: value' at the indentation of the mapping
          Maybe the indentation is wrong, or text follows a closing quote or bracket.
        """),
    ErrorRow(
      name: "two colons", text: "title: Road Map: 2023\n",
      shown: """
        s.yaml:1:16: error: a colon that starts a value is not possible here
            title: Road Map: 2023
                           ^
          expected: one 'key: value' a line
          Maybe the text before needs quotes because it holds ': ', or the indentation is wrong.
        """),
    ErrorRow(
      name: "tab as indentation", text: "a:\n\tb: 1\n",
      shown: """
        s.yaml:2:1: error: a tab stands where the indentation is
                b: 1
            ^~~~
          expected: blanks
          Maybe the editor can put blanks in place of tabs.
        """),
    ErrorRow(
      name: "tab before a flow value", text: "\t{a: 1}\n",
      shown: """
        s.yaml:1:1: error: a tab stands where the indentation is
                {a: 1}
            ^~~~
          expected: blanks
          Maybe the editor can put blanks in place of tabs.
        """),
    ErrorRow(
      name: "unclosed quote", text: "a: 1\nb: \"open\nc: 2\n",
      shown: """
        s.yaml:2:4: error: the quoted text that starts here does not end
            b: "open
               ^
          expected: a closing quote
          Maybe the closing quote is missing.
        """),
    ErrorRow(
      name: "unclosed bracket", text: "a: [1, 2\nb: 3\n",
      shown: """
        s.yaml:2:2: error: the list in brackets from line 1, column 4 does not go on like this
            b: 3
             ^
          expected: ',' or ']'
          Maybe a comma or the closing bracket is missing.
        """),
    ErrorRow(
      name: "unclosed brace", text: "a: {b: 1, c: 2\n\n",
      shown: """
        s.yaml:1:15: error: the mapping in braces from line 1, column 4 does not go on like this
            a: {b: 1, c: 2
                          ^
          expected: ',' or '}'
          Maybe a comma or the closing brace is missing.
        """),
    ErrorRow(
      name: "text behind a quote", text: "a: \"x\" y\n",
      shown: """
        s.yaml:1:8: error: no key of the mapping starts here
            a: "x" y
                   ^
          expected: 'key: value' at the indentation of the mapping
          Maybe the indentation is wrong, or text follows a closing quote or bracket.
        """),
    ErrorRow(
      name: "wrong indentation", text: "a:\n    b: 1\n  c: 2\n",
      shown: """
        s.yaml:3:3: error: no key of the mapping starts here
              c: 2
              ^
          expected: 'key: value' at the indentation of the mapping
          Maybe the indentation is wrong, or text follows a closing quote or bracket.
        """),
    ErrorRow(
      name: "no colon", text: "a: 1\nb\nc: 2\n",
      shown: """
        s.yaml:2:1: error: a key without a colon
            b
            ^
          expected: 'key: value'
          Maybe ': ' is missing, or the indentation of a text of several lines is wrong.
        """),
    ErrorRow(
      name: "list beside mapping", text: "a: 1\n- b\n",
      shown: """
        s.yaml:2:1: error: no key of the mapping starts here
            - b
            ^
          expected: 'key: value' at the indentation of the mapping
          Maybe the indentation is wrong, or text follows a closing quote or bracket.
        """),
    ErrorRow(
      name: "mapping beside list", text: "- a\nb: 1\n",
      shown: """
        s.yaml:2:1: error: no item of the list starts here
            b: 1
            ^
          expected: '- ' at the indentation of the list
          Maybe the indentation is wrong.
        """),
    ErrorRow(
      name: "list on the key's line", text: "a: - b\n",
      shown: """
        s.yaml:1:4: error: a list cannot start here
            a: - b
               ^
          expected: '- ' on a line of its own
          Maybe the list belongs on the next line.
        """),
    ErrorRow(
      name: "at sign", text: "a: @home\n",
      shown: """
        s.yaml:1:4: error: the character '@' cannot start a value
            a: @home
               ^
          expected: a value
          Put the text in quotes.
        """),
    ErrorRow(
      name: "star at the start", text: "holidays: *.ics\n",
      shown: """
        s.yaml:1:11: error: a name is missing after '&' or '*'
            holidays: *.ics
                      ^
          expected: the name of an anchor
          Maybe the text needs quotes: '&' and '*' at its start have a meaning in YAML.
        """),
    ErrorRow(
      name: "unknown escape", text: "a: \"C:\\Games\"\n",
      shown: #"""
        s.yaml:1:7: error: an unknown escape in a quoted text
            a: "C:\Games"
                  ^
          expected: an escape such as \n, \" or \\
          Maybe use single quotes, in which a backslash stands for itself.
        """#),
    ErrorRow(
      name: "surrogate pair", text: "{\"a\": \"\\ud83d\\ude00\"}\n",
      shown: #"""
        s.yaml:1:10: error: an escape that is no Unicode character
            {"a": "\ud83d\ude00"}
                     ^
          expected: the character itself, or \U and eight digits
          Maybe JSON wrote a character as two \u escapes; write the character itself.
        """#),
    ErrorRow(
      name: "lone surrogate", text: "a: \"\\udc00\"\n",
      shown: #"""
        s.yaml:1:7: error: an escape that is no Unicode character
            a: "\udc00"
                  ^
          expected: the character itself, or \U and eight digits
          Maybe JSON wrote a character as two \u escapes; write the character itself.
        """#),
    ErrorRow(
      name: "short escape", text: "a: \"\\u12\"\n",
      shown: #"""
        s.yaml:1:7: error: an escape without its hexadecimal digits
            a: "\u12"
                  ^
          expected: \xHH, \uHHHH or \UHHHHHHHH
        """#),
    ErrorRow(
      name: "block header", text: "a: |z\n  x\n",
      shown: """
        s.yaml:1:5: error: text stands behind '|' or '>'
            a: |z
                ^
          expected: the text on the lines below
          Maybe the text needs quotes: '|' and '>' at its start have a meaning in YAML.
        """),
  ]
}
