# What pint (https://cloudflare.github.io/pint/) looks at in the alert rules: scripts/lint-rules. What it is not to say of a
# rule stands there as a comment, with the reason.
parser {
  include = ["alert-rules/[^/]+[.]yaml"]
  exclude = ["alert-rules/(alertmanager|objectives)[.]yaml"]
}
