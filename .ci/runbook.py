"""The steps of docs/operating.md that moto can do, done: looking at dead letters, replay from the quarantine, restore of
the table, and what protects it. It cannot move messages between queues (the redrive), nor merge, decrypt or receive mail.
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import botocore.exceptions  # noqa: E402
from moto_stack import Account  # noqa: E402
from stack import Stack  # noqa: E402


def dead_letters(account):
    url = account.urls["DeadLetters"]
    account.sqs.send_message(QueueUrl=url, MessageBody="dead")
    looked = account.sqs.receive_message(
        QueueUrl=url, VisibilityTimeout=5, AttributeNames=["All"], MaxNumberOfMessages=5)["Messages"]
    assert looked[0]["Body"] == "dead"
    assert account.do_waiting()["DeadLetters"] == 1, "looking took it away"


def replay(account):
    bucket, key = account.stack.name("MailBucket"), "quarantine/2026-11-20/0123.json"
    account.s3.put_object(Bucket=bucket, Key=key, Body=json.dumps({"why": "cut off", "raw": "what came"}))
    kept = json.loads(account.s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    account.sqs.send_message(QueueUrl=account.urls["Queue"], MessageBody=kept["raw"])
    bodies = [record["body"] for record in account.do_receive()["Records"]]
    assert "what came" in bodies, bodies


def restore(account):
    table = account.stack.name("LedgerTable")
    account.dynamodb.put_item(TableName=table, Item={"pk": {"S": "A#1"}, "sk": {"S": "A"}})
    account.dynamodb.restore_table_to_point_in_time(
        SourceTableName=table, TargetTableName="restored", UseLatestRestorableTime=True)
    account.dynamodb.get_waiter("table_exists").wait(TableName="restored")
    assert account.dynamodb.describe_table(TableName="restored")["Table"]["ItemCount"] == 1
    try:
        account.dynamodb.delete_table(TableName=table)
        raise SystemExit("the table could be deleted")
    except botocore.exceptions.ClientError:
        account.dynamodb.update_table(TableName=table, DeletionProtectionEnabled=False)
        account.dynamodb.delete_table(TableName=table)


def receipt_rule(account):
    rule = account.ses.describe_receipt_rule(RuleSetName="ledger", RuleName="ledger")["Rule"]
    assert rule["Actions"] == [{"S3Action": {"BucketName": account.stack.name("MailBucket"), "ObjectKeyPrefix": "inbound/"}}]
    account.ses.set_active_receipt_rule_set(RuleSetName="ledger")


STEPS = [dead_letters, replay, receipt_rule, restore]


def main():
    account = Account(Stack(BounceDomain="bounces.example.com"))
    account.create()
    for step in STEPS:
        step(account)
        print(f"docs/operating.md: {step.__name__.replace('_', ' ')}, done on moto")
    account.server.stop()


if __name__ == "__main__":
    main()
