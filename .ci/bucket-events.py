"""Runs the template's inline function that switches on EventBridge, against moto's S3.

Needs boto3, moto and PyYAML; .ci/run says when it skips this.
"""

import json
import os
import re
import sys
import types

import boto3
from moto import mock_aws

ANSWERS = []


def inline_code(template):
    """The code of LogBucketEventsFunction: what is indented below its ZipFile."""
    lines = open(template).read().split("\n")
    start = next(i for i, line in enumerate(lines) if re.match(r"^ +ZipFile: \|$", line))
    indent = len(lines[start]) - len(lines[start].lstrip()) + 2
    code = []
    for line in lines[start + 1:]:
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            break
        code.append(line[indent:])
    return "\n".join(code)


def answer(event, context, status, data, physical=None, noEcho=False, reason=None):
    ANSWERS.append((status, reason))


def run(handler, kind, *buckets):
    handler({"RequestType": kind, "ResourceProperties": {"Buckets": list(buckets), "Region": "eu-central-1"}}, None)
    return ANSWERS[-1]


@mock_aws
def main():
    os.environ.update(AWS_DEFAULT_REGION="eu-central-1", AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x")
    sys.modules["cfnresponse"] = types.SimpleNamespace(send=answer, SUCCESS="SUCCESS", FAILED="FAILED")
    scope = {}
    exec(compile(inline_code("template.yaml"), "LogBucketEventsFunction", "exec"), scope)
    handler = scope["handler"]

    s3 = boto3.client("s3")
    here = {"LocationConstraint": "eu-central-1"}
    for bucket in ("plain", "busy"):
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=here)
    boto3.client("s3", region_name="eu-west-1").create_bucket(Bucket="far", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    queue = boto3.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    arn = "arn:aws:sqs:eu-central-1:123456789012:q"
    boto3.client("sqs").set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": arn}]})})
    s3.put_bucket_notification_configuration(Bucket="busy", NotificationConfiguration={
        "QueueConfigurations": [{"Id": "mine", "QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]})

    def notifications(bucket):
        found = s3.get_bucket_notification_configuration(Bucket=bucket)
        found.pop("ResponseMetadata")
        return found

    # moto keeps what is put, but not the mark of EventBridge, which has nothing in it: so what is put is looked at.
    put = {}
    boto3.DEFAULT_SESSION.events.register(
        "provide-client-params.s3.PutBucketNotificationConfiguration",
        lambda params, **rest: put.update({params["Bucket"]: params["NotificationConfiguration"]}))
    before = notifications("busy")
    assert run(handler, "Create", "plain", "busy") == ("SUCCESS", None), ANSWERS
    assert put["plain"] == {"EventBridgeConfiguration": {}}, put
    assert put["busy"] == {**before, "EventBridgeConfiguration": {}}, put
    assert notifications("busy") == before
    assert run(handler, "Update", "plain", "busy")[0] == "SUCCESS"
    put.clear()
    assert run(handler, "Delete", "plain") == ("SUCCESS", None) and not put, put
    status, reason = run(handler, "Create", "plain", "far")
    assert status == "FAILED" and "bucket far is in eu-west-1, this stack in eu-central-1" in reason, reason
    status, reason = run(handler, "Create", "nowhere")
    assert status == "FAILED" and "bucket nowhere: " in reason and "NoSuchBucket" in reason, reason
    print("switched on beside what was there, repeated, kept on deletion, refused for another region and for no bucket")


main()
