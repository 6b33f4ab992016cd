"""template.yaml's resources, but for the functions, on a moto server of this process.

Prints what there is as one line of JSON, then answers each command on standard input, a JSON line, with a line:
{"do": "publish", "message": ...}   the topic gets it, as SES would send it
{"do": "put-event", "type": ..., "detail": ...}   the default event bus gets it
{"do": "receive"}   what Lambda's event source mapping would hand to the bounce function, at most a batch; null for none
{"do": "delete"}   what was received last is done
{"do": "waiting"}   how many messages wait, in the queue and as dead letters
Ends with its standard input. Needs moto, boto3 and aws-sam-translator.

What moto does not do: policies are stored and hardly enforced, mails are not received (a rule is stored; the test puts the
mail where SES would), nothing is encrypted, nothing expires, and alarms do not ring.
"""
import json
import logging
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from stack import ACCOUNT, REGION, Stack  # noqa: E402

os.environ.update(AWS_ACCESS_KEY_ID="local", AWS_SECRET_ACCESS_KEY="local", AWS_DEFAULT_REGION=REGION)
import boto3  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402


class Account:
    def __init__(self, stack):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.server.start()
        self.endpoint = "http://127.0.0.1:%d" % self.server.get_host_and_port()[1]
        self.stack = stack
        self.clients = {}
        self.urls = {}
        self.secrets = {}
        self.received = []

    def __getattr__(self, service):
        if service not in self.clients:
            self.clients[service] = boto3.client(service, endpoint_url=self.endpoint, region_name=REGION)
        return self.clients[service]

    def create(self):
        for make in (self.keys, self.queues_and_topic, self.bucket, self.table, self.watching, self.mail_rules, self.rules):
            make()

    def keys(self):
        for name, one in self.stack.of_type("AWS::SecretsManager::Secret").items():
            wanted = one["GenerateSecretString"]
            password = self.secretsmanager.get_random_password(**wanted)["RandomPassword"]
            self.secretsmanager.create_secret(Name=self.stack.name(name), SecretString=password)
            self.secrets["{{resolve:secretsmanager:%s}}" % self.stack.reference(name)] = password

    def queues_and_topic(self):
        for name, one in sorted(self.stack.of_type("AWS::SQS::Queue").items(), key=lambda pair: "RedrivePolicy" in pair[1]):
            attributes = {key: value if isinstance(value, str) else json.dumps(value) for key, value in one.items()}
            self.urls[name] = self.sqs.create_queue(QueueName=self.stack.name(name), Attributes=attributes)["QueueUrl"]
        for one in self.stack.of_type("AWS::SQS::QueuePolicy").values():
            name = next(queue for queue in self.urls if self.stack.reference(queue) == one["Queues"][0])
            policy = json.dumps(one["PolicyDocument"])
            self.sqs.set_queue_attributes(QueueUrl=self.urls[name], Attributes={"Policy": policy})
        for name in self.stack.of_type("AWS::SNS::Topic"):
            self.sns.create_topic(Name=self.stack.name(name))
        for one in self.stack.of_type("AWS::SNS::TopicPolicy").values():
            self.sns.set_topic_attributes(
                TopicArn=one["Topics"][0], AttributeName="Policy", AttributeValue=json.dumps(one["PolicyDocument"]))
        for one in self.stack.of_type("AWS::SNS::Subscription").values():
            attributes = {
                "RawMessageDelivery": str(one["RawMessageDelivery"]).lower(),
                "RedrivePolicy": json.dumps(one["RedrivePolicy"]),
            }
            self.sns.subscribe(
                TopicArn=one["TopicArn"], Protocol=one["Protocol"], Endpoint=one["Endpoint"], Attributes=attributes)

    def bucket(self):
        for name, one in self.stack.of_type("AWS::S3::Bucket").items():
            bucket = self.stack.name(name)
            self.s3.create_bucket(Bucket=bucket)
            self.s3.put_public_access_block(
                Bucket=bucket, PublicAccessBlockConfiguration=one["PublicAccessBlockConfiguration"])
            self.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=one["VersioningConfiguration"])
            notified = [
                {"QueueArn": each["Queue"], "Events": [each["Event"]],
                 "Filter": {"Key": {"FilterRules": each["Filter"]["S3Key"]["Rules"]}}}
                for each in one["NotificationConfiguration"]["QueueConfigurations"]
            ]
            self.s3.put_bucket_notification_configuration(
                Bucket=bucket, NotificationConfiguration={"QueueConfigurations": notified})
            self.s3.put_bucket_lifecycle_configuration(
                Bucket=bucket, LifecycleConfiguration={"Rules": [lifecycle(rule) for rule in one["LifecycleConfiguration"]["Rules"]]})
        for one in self.stack.of_type("AWS::S3::BucketPolicy").values():
            # moto reads no conditions, and would deny everything for want of TLS.
            allowed = [each for each in one["PolicyDocument"]["Statement"] if each["Effect"] == "Allow"]
            policy = {**one["PolicyDocument"], "Statement": allowed}
            self.s3.put_bucket_policy(Bucket=one["Bucket"], Policy=json.dumps(policy))

    def table(self):
        for name, one in self.stack.of_type("AWS::DynamoDB::Table").items():
            table = self.stack.name(name)
            self.dynamodb.create_table(
                TableName=table,
                **{key: one[key] for key in ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")},
                DeletionProtectionEnabled=str(one["DeletionProtectionEnabled"]) == "true")
            self.dynamodb.update_time_to_live(TableName=table, TimeToLiveSpecification=one["TimeToLiveSpecification"])
            self.dynamodb.update_continuous_backups(
                TableName=table, PointInTimeRecoverySpecification=one["PointInTimeRecoverySpecification"])

    def watching(self):
        for one in self.stack.of_type("AWS::Logs::LogGroup").values():
            self.logs.create_log_group(logGroupName=one["LogGroupName"])
            self.logs.put_retention_policy(
                logGroupName=one["LogGroupName"], retentionInDays=int(one["RetentionInDays"]))
        for name, one in self.stack.of_type("AWS::Logs::MetricFilter").items():
            self.logs.put_metric_filter(
                logGroupName=one["LogGroupName"], filterName=name, filterPattern=one["FilterPattern"],
                metricTransformations=[
                    {key[0].lower() + key[1:]: value for key, value in each.items()}
                    for each in one["MetricTransformations"]
                ])
        for name, one in self.stack.of_type("AWS::CloudWatch::Alarm").items():
            self.cloudwatch.put_metric_alarm(AlarmName=name, **{**one, "Threshold": float(one["Threshold"])})
        for one in self.stack.of_type("AWS::CloudWatch::Dashboard").values():
            json.loads(one["DashboardBody"])
            self.cloudwatch.put_dashboard(**one)

    def mail_rules(self):
        for one in self.stack.of_type("AWS::SES::ReceiptRuleSet").values():
            self.ses.create_receipt_rule_set(RuleSetName=one["RuleSetName"])
        for one in self.stack.of_type("AWS::SES::ReceiptRule").values():
            self.ses.create_receipt_rule(RuleSetName=one["RuleSetName"], Rule=one["Rule"])

    def rules(self):
        for name, one in self.stack.of_type("AWS::Events::Rule").items():
            if "EventPattern" in one:
                self.events.put_rule(Name=self.stack.name(name), EventPattern=json.dumps(one["EventPattern"]))
                self.events.put_targets(Rule=self.stack.name(name), Targets=one["Targets"])

    def functions(self):
        for name, one in self.stack.of_type("AWS::Lambda::Function").items():
            variables = one["Environment"]["Variables"]
            yield name, {
                "handler": one["Handler"],
                "memory": int(one["MemorySize"]),
                "timeout": one["Timeout"],
                "log_format": one["LoggingConfig"]["LogFormat"],
                "environment": {key: self.secrets.get(value, value) for key, value in variables.items()},
            }

    def answer(self, command):
        return getattr(self, "do_" + command.pop("do").replace("-", "_"))(**command)

    def do_publish(self, message):
        return self.sns.publish(TopicArn=self.stack.reference("Topic"), Message=message)["MessageId"]

    def do_put_event(self, type, detail):
        entry = {"Source": "aws.ses", "DetailType": type, "Detail": json.dumps(detail)}
        return self.events.put_events(Entries=[entry])["FailedEntryCount"]

    def do_receive(self):
        mapping = next(iter(self.stack.of_type("AWS::Lambda::EventSourceMapping").values()))
        self.received = []
        until = time.monotonic() + 10
        while not self.received and time.monotonic() < until:
            self.received = self.sqs.receive_message(
                QueueUrl=self.urls["Queue"], MaxNumberOfMessages=min(10, mapping["BatchSize"]), AttributeNames=["All"],
                WaitTimeSeconds=1).get("Messages", [])
        if not self.received:
            return None
        return {"Records": [
            {
                "messageId": one["MessageId"],
                "receiptHandle": one["ReceiptHandle"],
                "body": one["Body"],
                "attributes": one["Attributes"],
                "messageAttributes": {},
                "md5OfBody": one["MD5OfBody"],
                "eventSource": "aws:sqs",
                "eventSourceARN": mapping["EventSourceArn"],
                "awsRegion": REGION,
            }
            for one in self.received
        ]}

    def do_delete(self):
        for one in self.received:
            self.sqs.delete_message(QueueUrl=self.urls["Queue"], ReceiptHandle=one["ReceiptHandle"])
        return len(self.received)

    def do_waiting(self):
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        return {
            queue: sum(map(int, self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"].values()))
            for queue, url in self.urls.items()
        }


def lifecycle(rule):
    written = {"ID": rule["Id"], "Status": rule["Status"], "Filter": {"Prefix": rule.get("Prefix", "")}}
    if "ExpirationInDays" in rule:
        written["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    if "ExpiredObjectDeleteMarker" in rule:
        written["Expiration"] = {"ExpiredObjectDeleteMarker": True}
    for key in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"):
        if key in rule:
            written[key] = rule[key]
    return written


def main():
    # Nothing proves the mails that are put into the bucket here.
    stack = Stack(EventBridge="yes", Deliveries="exact", Trust="lenient", BounceDomain="bounces.example.com")
    account = Account(stack)
    account.create()
    told = {
        "endpoint": account.endpoint,
        "account": ACCOUNT,
        "bucket": stack.name("MailBucket"),
        "functions": dict(account.functions()),
        "alarms": len(account.cloudwatch.describe_alarms()["MetricAlarms"]),
    }
    print(json.dumps(told), flush=True)
    for line in sys.stdin:
        print(json.dumps(account.answer(json.loads(line))), flush=True)
    account.server.stop()


if __name__ == "__main__":
    main()
