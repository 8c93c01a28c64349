"""A second opinion on the packaged functions: a scan goes from a log object to an alert through moto's S3, SQS,
DynamoDB, its streams and SNS, which know nothing of the local cloud of this project. Each function runs from its
packaged jar, under AWS's runtime interface emulator, on the events that moto's queues and streams hold.

Arguments: the emulator; java; the jars of Lambda's runtime client, as a class path. Needs moto[server], boto3 and
PyYAML. moto's CloudWatch does not speak the protocol of today's SDK: the channel of metrics is expected to fail,
and to hold up nothing.
"""

import gzip
import json
import logging
import os
import random
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone

import boto3
import yaml
from moto.server import ThreadedMotoServer

RIE, JAVA, CLIENT = sys.argv[1:4]
REGION = "eu-central-1"
SOURCE = "app/shop/50dc6c495c0c9188"
START = datetime.now(timezone.utc).replace(hour=10, minute=0, second=0, microsecond=0) - timedelta(days=1)


class Loader(yaml.SafeLoader):
    """Intrinsic functions become (name, argument)."""


def intrinsic(loader, suffix, node):
    kind = {yaml.ScalarNode: loader.construct_scalar, yaml.SequenceNode: loader.construct_sequence}
    if isinstance(node, yaml.MappingNode):
        return (suffix, loader.construct_mapping(node, deep=True))
    return (suffix, kind[type(node)](node) if isinstance(node, yaml.ScalarNode) else loader.construct_sequence(node, deep=True))


Loader.add_multi_constructor("!", intrinsic)
TEMPLATE = yaml.load(open("template.yaml"), Loader)
RESOURCES = TEMPLATE["Resources"]


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def create(clients):
    """Creates what the functions work on, and returns what each is called."""
    names = {name: str(body.get("Default", "")) for name, body in TEMPLATE["Parameters"].items()}
    for name, body in RESOURCES.items():
        properties = body.get("Properties", {})
        if body["Type"] == "AWS::DynamoDB::Table":
            wanted = ("AttributeDefinitions", "KeySchema", "LocalSecondaryIndexes", "BillingMode")
            table = {key: properties[key] for key in wanted if key in properties}
            if "StreamSpecification" in properties:
                table["StreamSpecification"] = {"StreamEnabled": True, **properties["StreamSpecification"]}
            clients["dynamodb"].create_table(TableName=name, **table)
            names[name] = name
        elif body["Type"] == "AWS::S3::Bucket":
            bucket = "weir-" + name.lower()
            clients["s3"].create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
            names[name] = bucket
        elif body["Type"] == "AWS::SQS::Queue":
            fifo = properties.get("FifoQueue", False)
            attributes = {"FifoQueue": "true"} if fifo else {}
            names[name] = clients["sqs"].create_queue(QueueName=name + (".fifo" if fifo else ""), Attributes=attributes)["QueueUrl"]
        elif body["Type"] == "AWS::SNS::Topic":
            names[name] = clients["sns"].create_topic(Name=name)["TopicArn"]
    return names


def resolved(value, names):
    """What a parameter or resource is called; what a condition asks for is left out, as it is by default."""
    if not isinstance(value, tuple):
        return str(value)
    if value[0] == "If":
        return resolved(value[1][2], names)
    return names[value[1]] if value[0] == "Ref" else "Weir/moto"


def environment(function, names):
    variables = RESOURCES[function]["Properties"]["Environment"]["Variables"]
    values = {name: resolved(value, names) for name, value in variables.items()}
    return values


class Function:
    """A packaged function, started once and invoked as often as wanted."""

    def __init__(self, name, names, endpoint):
        properties = RESOURCES[name]["Properties"]
        self.port = random.randrange(20000, 30000)
        handler = properties["Handler"]
        variables = {**os.environ, **environment(name, names), "AWS_ENDPOINT_URL": endpoint}
        command = [RIE, "--runtime-interface-emulator-address", f"127.0.0.1:{self.port}",
                   "--runtime-api-address", f"127.0.0.1:{self.port + 10000}",
                   JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", properties["CodeUri"] + ":" + CLIENT,
                   "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler]
        self.log = open(f".weir/moto-{name}.log", "wb")
        self.process = subprocess.Popen(command, env=variables, stdout=self.log, stderr=subprocess.STDOUT)

    def invoke(self, event):
        url = f"http://127.0.0.1:{self.port}/2015-03-31/functions/function/invocations"
        for _ in range(300):
            try:
                with urllib.request.urlopen(url, json.dumps(event).encode(), timeout=120) as answer:
                    text = answer.read().decode()
                break
            except (ConnectionError, urllib.error.URLError):
                time.sleep(0.1)
        else:
            raise SystemExit("the emulator does not answer")
        assert "errorMessage" not in text, text
        return text

    def text(self):
        return open(self.log.name, encoding="utf-8", errors="replace").read()

    def end(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


def scan():
    lines = []
    for i in range(60):
        for client, path in (("203.0.113.7", f"/item/{i}"), ("198.51.100.23", f"/item?id={i}%27%20UNION%20SELECT%20a%20FROM%20b--")):
            moment = (START + timedelta(seconds=4 * i)).strftime("%Y-%m-%dT%H:%M:%S.000000Z")
            lines.append(
                f'http {moment} {SOURCE} {client}:46532 10.0.1.7:8080 0.001 0.020 0.000 200 200 230 1250'
                f' "GET http://shop.example.com:80{path} HTTP/1.1" "Mozilla/5.0" - -'
                f' arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/0123456789abcdef'
                f' "Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 {moment} "forward" "-" "-"'
                f' "10.0.1.7:8080" "200" "-" "-" TID_0123456789abcdef0123456789abcdef\n')
    return gzip.compress("".join(lines).encode())


def queue_event(bodies):
    return {"Records": [{"messageId": str(i), "receiptHandle": "r", "body": body, "attributes": {},
                         "eventSource": "aws:sqs", "awsRegion": REGION} for i, body in enumerate(bodies)]}


def drain(sqs, url):
    bodies = []
    while True:
        messages = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
        if not messages:
            return bodies
        for message in messages:
            bodies.append(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def stream_event(clients):
    arn = clients["dynamodb"].describe_table(TableName="IncidentsTable")["Table"]["LatestStreamArn"]
    streams = clients["dynamodbstreams"]
    records = []
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
        for record in streams.get_records(ShardIterator=iterator["ShardIterator"])["Records"]:
            image = record["dynamodb"].get("NewImage", {})
            if image.get("kind", {}).get("S") == "incident":
                records.append({"eventName": record["eventName"], "dynamodb": {
                    "SequenceNumber": record["dynamodb"]["SequenceNumber"], "NewImage": image}})
    return {"Records": records}


def main():
    os.environ.update(AWS_DEFAULT_REGION=REGION, AWS_REGION=REGION, AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    endpoint = "http://%s:%s" % server.get_host_and_port()
    services = ("s3", "sqs", "sns", "dynamodb", "dynamodbstreams")
    clients = {service: boto3.client(service, endpoint_url=endpoint, region_name=REGION) for service in services}
    names = create(clients)
    inbox = clients["sqs"].create_queue(QueueName="inbox")["QueueUrl"]
    clients["sns"].subscribe(TopicArn=names["AlertTopic"], Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:123456789012:inbox")
    running = []

    def function(name):
        running.append(Function(name, names, endpoint))
        return running[-1]

    try:
        key = "AWSLogs/a b+c/shop.log.gz"
        tag = clients["s3"].put_object(Bucket=names["LogBucket"], Key=key, Body=scan())["ETag"].strip('"')
        news = {"detail-type": "Object Created", "source": "aws.s3", "time": stamp(START + timedelta(seconds=330)),
                "detail": {"bucket": {"name": names["LogBucket"]}, "object": {"key": key, "etag": tag, "size": 1}}}
        ingest, score, notify, train = map(function, ("IngestFunction", "ScoreFunction", "NotifyFunction", "TrainFunction"))
        assert json.loads(ingest.invoke(queue_event([json.dumps(news)]))) == {"batchItemFailures": []}
        assert '"accepted":120' in ingest.text(), ingest.text()

        def judge():
            score.invoke({"time": stamp(START + timedelta(minutes=20))})
            for body in drain(clients["sqs"], names["ScoreQueue"]):
                score.invoke(queue_event([body]))
            notify.invoke(stream_event(clients))

        judge()
        alerts = [json.loads(body) for body in drain(clients["sqs"], inbox)]
        injections = [alert for alert in alerts if alert["MessageAttributes"]["type"]["Value"] == "SQL_Injection"]
        assert len(injections) == 1 and SOURCE in injections[0]["Message"], alerts
        ingest.invoke(queue_event([json.dumps(news)]))
        judge()
        assert drain(clients["sqs"], inbox) == [], "told again"
        train.invoke({"time": stamp(START + timedelta(hours=1))})
        bodies = drain(clients["sqs"], names["TrainQueue"])
        assert len(bodies) == 1, bodies
        train.invoke(queue_event(bodies))
        assert '"event":"ModelsTrained"' in train.text(), train.text()
        print(f"{len(alerts)} alerts once each, of {[alert['MessageAttributes']['type']['Value'] for alert in alerts]}")
    finally:
        for each in running:
            each.end()
        server.stop()


main()
