"""Holds the templates to the rules of .ci/template.guard, by AWS CloudFormation Guard (guardpycfn).

Each rule is also shown a template that breaks it: a rule that cannot fail would hold nothing.
"""

import re
import sys

from guardpycfn import validate_with_guard

RULES = open(".ci/template.guard").read()

# What to change in template.yaml, and the rule that has to see it.
BROKEN = [
    ("BlockPublicPolicy: true", "BlockPublicPolicy: false", "buckets_are_encrypted_private_and_kept"),
    ("Sid: OnlyByTls", "Sid: Anyhow", "buckets_refuse_plain_http"),
    ("SSESpecification: {SSEEnabled: true}", "SSESpecification: {SSEEnabled: false}", "tables_are_encrypted_and_recoverable"),
    ("SqsManagedSseEnabled: true", "SqsManagedSseEnabled: false", "queues_are_encrypted"),
    ("KmsMasterKeyId:", "Other:", "topics_are_encrypted"),
    ("EnableKeyRotation: true", "EnableKeyRotation: false", "keys_are_renewed"),
    ("RetentionInDays:", "Other:", "logs_end"),
    ("MemorySize:", "Other:", "functions_have_a_role_a_log_and_a_limit"),
    ("Principal: {Service: lambda.amazonaws.com}", "Principal: {AWS: '*'}", "roles_are_of_services_and_have_no_managed_policy"),
    ("Action: sns:Publish", "Action: sns:*", "roles_allow_no_service_as_a_whole"),
]


def rules():
    """Each rule with the definitions that all share, by its name."""
    lets = "\n".join(re.findall(r"^let .*$", RULES, re.M))
    return {name: lets + "\n" + body for body, name in re.findall(r"^(rule (\w+) .*?^})$", RULES, re.M | re.S)}


def holds(template, name):
    # A long report is cut by guardpycfn and comes as text; only of what fails there is that much to say.
    result = validate_with_guard(template, rules()[name])["result"]
    return isinstance(result, dict) and result["compliant"] == [name]


def main():
    template = open("template.yaml").read()
    for name in rules():
        if not holds(template, name):
            sys.exit(f"template.yaml breaks {name}")
        if validate_with_guard(open("member.yaml").read(), rules()[name])["result"]["not_compliant"]:
            sys.exit(f"member.yaml breaks {name}")
    for right, wrong, name in BROKEN:
        assert right in template, right
        if holds(template.replace(right, wrong), name):
            sys.exit(f"{name} does not see that {wrong}")
    assert {name for _, _, name in BROKEN} == set(rules())
    print(f"{len(BROKEN)} rules hold, and each fails where it should")


main()
