"""What cfn-lint does not know about template.yaml, asked of what SAM makes of it, with and without all that is optional.

The rights are held against the compiled classes (function/target/classes): each action has a call that needs it, each
call its action. Needs aws-sam-translator.
"""
import copy
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from stack import Stack  # noqa: E402

CLASSES = Path(__file__).parent.parent / "function/target/classes/bounceledger"
EVERYTHING = dict(
    Deliveries="exact", EventBridge="yes", AccessLog="yes", ConfigurationSet="marketing", CustomerKey="yes",
    BounceDomain="bounces.example.com", Tracing="yes", AlarmTopicArn="arn:aws:sns:us-east-1:123456789012:alarms",
)

# Whose calls a role is for: the classes of room aws that lambda/Wiring gives to its function.
CALLERS = {
    "BounceRole": ["DynamoLedger", "BookingPlan", "LedgerReader", "DynamoPages", "DynamoSentMessages", "S3MailStore",
                   "S3Quarantine", "S3Rules"],
    "QueryRole": ["DynamoLedgerView", "ChangesIndex", "DynamoPages", "S3Rules"],
    # Of the view it asks for pages alone, by the reader.
    "ChangeRole": ["DynamoLedger", "BookingPlan", "LedgerReader", "DynamoJobs", "S3JobFiles"],
    "JobRole": ["DynamoLedger", "BookingPlan", "LedgerReader", "ChangesIndex", "DynamoJobs", "S3JobFiles"],
    "UpkeepRole": ["DynamoLedger", "BookingPlan", "LedgerReader", "DynamoErasure", "DynamoOldHours", "Partition",
                   "S3RawObjects"],
}
# What a call of the SDK needs. A transaction needs the right to each kind of item in it.
CALLS = {
    "dynamodb": {
        "BatchGetItemRequest": {"dynamodb:BatchGetItem"},
        "GetItemRequest": {"dynamodb:GetItem"},
        "QueryRequest": {"dynamodb:Query"},
        "UpdateItemRequest": {"dynamodb:UpdateItem"},
        "PutItemRequest": {"dynamodb:PutItem"},
        "DeleteItemRequest": {"dynamodb:DeleteItem"},
        "ScanRequest": {"dynamodb:Scan"},
        "TransactWriteItemsRequest": set(),
        "Put": {"dynamodb:PutItem"},
        "Update": {"dynamodb:UpdateItem"},
        "Delete": {"dynamodb:DeleteItem"},
        "ConditionCheck": {"dynamodb:ConditionCheckItem"},
    },
    "s3": {
        # A version where the event names one; and a 404, not a 403, when it is gone.
        "GetObjectRequest": {"s3:GetObject"},
        "PutObjectRequest": {"s3:PutObject"},
        "DeleteObjectRequest": {"s3:DeleteObjectVersion"},
        "ListObjectVersionsRequest": {"s3:ListBucketVersions"},
    },
}
# Rights that no call of ours shows, and why they are there.
OTHERWISE = {
    "BounceRole": {
        "s3:GetObjectVersion": "the event names a version",
        "s3:ListBucket": "else S3 says 403 for a mail that is gone",
        "s3:ListBucketVersions": "the same for a version",
        "sqs:ReceiveMessage": "Lambda reads the queue in the function's name",
        "sqs:DeleteMessage": "the same",
        "sqs:GetQueueAttributes": "the same",
        "sqs:SendMessage": "Lambda sends what failed three times when it was invoked directly",
    },
    "QueryRole": {},
    "ChangeRole": {},
    "JobRole": {
        "s3:GetObjectVersion": "a step reads the version that the first one saw",
        "s3:ListBucket": "else S3 says 403 for a file that is gone",
        "s3:ListBucketVersions": "the same for a version",
        "sqs:ReceiveMessage": "Lambda reads the queue in the function's name",
        "sqs:DeleteMessage": "the same",
        "sqs:GetQueueAttributes": "the same",
    },
    "UpkeepRole": {},
}
ALL_ROLES = {
    "logs:CreateLogStream": "Lambda writes the log in the function's name",
    "logs:PutLogEvents": "the same",
    "kms:Decrypt": "with CustomerKey",
    "kms:GenerateDataKey": "with CustomerKey",
    "xray:PutTraceSegments": "with Tracing; X-Ray knows no resources",
    "xray:PutTelemetryRecords": "the same",
}
# A change to any of these, and CloudFormation makes a new, empty table (its documentation: "Update requires:
# Replacement", or an index that is deleted first). They stay as they were on the first day.
TABLE = {
    "TableName": None,
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    "LocalSecondaryIndexes": None,
    "ImportSourceSpecification": None,
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "shard", "changed")
    ],
    "GlobalSecondaryIndexes": [{
        "IndexName": "changes",
        "KeySchema": [{"AttributeName": "shard", "KeyType": "HASH"}, {"AttributeName": "changed", "KeyType": "RANGE"}],
        "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["summary"]},
    }],
}
KEPT = ["LedgerTable", "Pepper", "PepperStays", "MailBucket", "Key"]


def listed(value):
    return value if isinstance(value, list) else [value]


def queues(stack):
    for name, mapping in stack.of_type("AWS::Lambda::EventSourceMapping").items():
        queue = next(one for one in stack.of_type("AWS::SQS::Queue") if mapping["EventSourceArn"].endswith(stack.name(one)))
        function = next(one for one in stack.of_type("AWS::Lambda::Function") if one in mapping["FunctionName"])
        settings = stack.properties(queue)
        window = mapping.get("MaximumBatchingWindowInSeconds", 0)
        needed = 6 * stack.properties(function)["Timeout"] + window
        if settings.get("VisibilityTimeout", 30) < needed:
            yield f"{queue}: invisible for {settings.get('VisibilityTimeout')} s, and {needed} are needed"
        if settings.get("RedrivePolicy", {}).get("maxReceiveCount", 0) < 5:
            yield f"{queue}: fewer than 5 receives"
        if mapping.get("BatchSize", 10) > 10 and window < 1:
            yield f"{name}: a batch above 10 needs a window"
        if mapping.get("BatchSize", 10) > 1 and "ReportBatchItemFailures" not in mapping.get("FunctionResponseTypes", []):
            yield f"{name}: one message that fails would bring back all"
        if "Aliaslive" not in mapping["FunctionName"]:
            yield f"{name}: not on the alias, so without a snapshot"


def keys(stack):
    """S3, SNS, EventBridge and SES can write under no key that AWS manages."""
    for name, one in {**stack.of_type("AWS::SQS::Queue"), **stack.of_type("AWS::SNS::Topic")}.items():
        if str(one.get("KmsMasterKeyId", "")).startswith("alias/aws/"):
            yield f"{name}: an AWS-managed key"
    for name, one in stack.of_type("AWS::SQS::Queue").items():
        if "KmsMasterKeyId" not in one and one.get("SqsManagedSseEnabled") is not True:
            yield f"{name}: not encrypted"
    for name, one in stack.of_type("AWS::S3::Bucket").items():
        for rule in one["BucketEncryption"]["ServerSideEncryptionConfiguration"]:
            how = rule["ServerSideEncryptionByDefault"]
            if how["SSEAlgorithm"] != "AES256" and ":key/" not in how.get("KMSMasterKeyID", ""):
                yield f"{name}: an AWS-managed key"
    for name, one in stack.of_type("AWS::KMS::Key").items():
        writers = {
            service
            for statement in one["KeyPolicy"]["Statement"]
            if {"kms:GenerateDataKey", "kms:Decrypt"} <= set(listed(statement["Action"]))
            for service in listed(statement["Principal"].get("Service", []))
        }
        missing = {f"{service}.amazonaws.com" for service in ("s3", "sns", "events", "ses")} - writers
        if missing:
            yield f"{name}: {sorted(missing)} could not write"


def sources(stack):
    """A service may act for this account's own resources alone."""
    for kind in ("SQS::QueuePolicy", "SNS::TopicPolicy", "S3::BucketPolicy", "KMS::Key"):
        for name, one in stack.of_type("AWS::" + kind).items():
            for statement in (one.get("PolicyDocument") or one["KeyPolicy"])["Statement"]:
                if statement["Effect"] == "Allow" and "Service" in statement["Principal"]:
                    known = {key for test in statement.get("Condition", {}).values() for key in test}
                    if not known & {"aws:SourceArn", "aws:SourceAccount"}:
                        yield f"{name}: {statement['Sid']} asks for no source"
                    # The name of a bucket says nothing of whose it is.
                    if statement["Principal"]["Service"] in ("s3.amazonaws.com", "ses.amazonaws.com"):
                        if "aws:SourceAccount" not in known:
                            yield f"{name}: {statement['Sid']} asks for no account"
    for name, one in stack.of_type("AWS::S3::Bucket").items():
        if "NotificationConfiguration" in one and "QueuePolicy" not in listed(stack.resources[name].get("DependsOn", [])):
            yield f"{name}: notifies a queue before its policy is there"


def keeps(stack):
    for name in KEPT:
        if name in stack.resources:
            for policy in ("DeletionPolicy", "UpdateReplacePolicy"):
                if stack.resources[name].get(policy) != "Retain":
                    yield f"{name}: {policy} is not Retain"
    table = stack.properties("LedgerTable")
    for key, first in TABLE.items():
        if table.get(key) != first:
            yield f"LedgerTable: {key} is not as on the first day, an upgrade would replace or break the table"
    if table["PointInTimeRecoverySpecification"] != {"PointInTimeRecoveryEnabled": True}:
        yield "LedgerTable: cannot be restored"
    if stack.properties("Pepper")["GenerateSecretString"] != {"PasswordLength": 64, "ExcludePunctuation": True}:
        yield "Pepper: would be made anew"


def granted(role):
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            for action in listed(statement["Action"]):
                yield action, listed(statement["Resource"])


def called(name):
    """The SDK's types that a class of room aws names, with those of its inner classes."""
    for file in sorted((CLASSES / "aws").glob(f"{name}*.class")):
        if re.fullmatch(re.escape(name) + r"(\$.*)?\.class", file.name):
            text = file.read_bytes().decode("latin-1")
            yield from re.findall(r"software/amazon/awssdk/services/(dynamodb|s3)/model/(\w+?)[;\x00-\x1f$]", text)


def rights(stack):
    for name, role in stack.of_type("AWS::IAM::Role").items():
        if name not in CALLERS:
            yield f"{name}: say in CALLERS whose calls it is for"
            continue
        if "ManagedPolicyArns" in role:
            yield f"{name}: managed policies allow more than we know"
        needed = set()
        for caller in CALLERS[name]:
            for service, kind in called(caller):
                needed |= CALLS[service].get(kind, set())
        given = set()
        for action, resources in granted(role):
            given.add(action)
            if "*" in action:
                yield f"{name}: {action} is more than one action"
            if "*" in resources and not action.startswith("xray:"):
                yield f"{name}: {action} on everything"
            if action not in needed | set(OTHERWISE[name]) | set(ALL_ROLES):
                yield f"{name}: no call needs {action}"
        for action in (needed | set(OTHERWISE[name])) - given:
            yield f"{name}: {action} is needed, and not given"


def callers(_):
    """Every class that calls AWS is listed for some role, and every call is known here."""
    listed_ones = {caller for one in CALLERS.values() for caller in one}
    for file in (CLASSES / "aws").glob("*.class"):
        name = file.name.removesuffix(".class").split("$")[0]
        for service, kind in called(name):
            if kind.endswith("Request") and kind not in CALLS[service]:
                yield f"{name}: say in CALLS what {kind} needs"
            if kind.endswith("Request") and name not in listed_ones:
                yield f"{name}: say in CALLERS for which role it calls"


def alarms(stack):
    """Each is told to somebody, when somebody is named; and a metric of ours has our dimension or is a filter's."""
    filters = {
        transformation["MetricName"]
        for one in stack.of_type("AWS::Logs::MetricFilter").values()
        for transformation in one["MetricTransformations"]
    }
    for name, one in stack.of_type("AWS::CloudWatch::Alarm").items():
        if stack.values["AlarmTopicArn"] and one.get("AlarmActions") != [stack.values["AlarmTopicArn"]]:
            yield f"{name}: tells nobody"
        metrics = [part["MetricStat"]["Metric"] for part in one.get("Metrics", []) if "MetricStat" in part] or [one]
        for metric in metrics:
            ours = metric["Namespace"] == "BounceLedger" and metric["MetricName"] not in filters
            if ours and metric["Dimensions"] != [{"Name": "ledger", "Value": "ledger"}]:
                yield f"{name}: not the dimension that the log line has"


CHECKS = [queues, keys, sources, keeps, rights, callers, alarms]


def problems(stack):
    return list(dict.fromkeys(problem for check in CHECKS for problem in check(stack)))


def without(resource, *path):
    def change(stack):
        place = stack.resources[resource]
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]
    return change


def changed(resource, value, *path):
    def change(stack):
        place = stack.resources[resource]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
    return change


# The checks see what they forbid: each of these is found.
PLANTED = [
    changed("Queue", 364, "Properties", "VisibilityTimeout"),
    changed("Queue", 4, "Properties", "RedrivePolicy", "maxReceiveCount"),
    changed("BounceFunctionQueue", 0, "Properties", "MaximumBatchingWindowInSeconds"),
    changed("Topic", "alias/aws/sns", "Properties", "KmsMasterKeyId"),
    without("QueuePolicy", "Properties", "PolicyDocument", "Statement", 1, "Condition"),
    without("MailBucket", "DependsOn"),
    without("DeadLetters", "Properties", "SqsManagedSseEnabled"),
    without("Pepper", "UpdateReplacePolicy"),
    changed("LedgerTable", "other", "Properties", "TableName"),
    changed("QueryRole", ["dynamodb:Query", "dynamodb:GetItem", "dynamodb:Scan"],
            "Properties", "Policies", 0, "PolicyDocument", "Statement", 1, "Action"),
    changed("QueryRole", ["dynamodb:Query"],
            "Properties", "Policies", 0, "PolicyDocument", "Statement", 1, "Action"),
    changed("BounceRole", "*", "Properties", "Policies", 0, "PolicyDocument", "Statement", 3, "Resource"),
    changed("QuarantinedAlarm", [], "Properties", "Dimensions"),
]


def main():
    if not (CLASSES / "aws").is_dir():
        raise SystemExit("not compiled yet: mvn -f function process-classes")
    found = []
    for stack in (Stack(), Stack(**EVERYTHING)):
        found += problems(stack)
    plain = Stack()
    for number, plant in enumerate(PLANTED):
        spoilt = copy.deepcopy(plain)
        plant(spoilt)
        if not problems(spoilt):
            found.append(f"planted fault {number} was not found")
    print("\n".join(dict.fromkeys(found)) or f"template.yaml: {len(CHECKS)} checks passed, {len(PLANTED)} planted faults found")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
