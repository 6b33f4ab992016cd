"""template.yaml as CloudFormation would see it: SAM's transform run, conditions decided, references filled in.

`python3 .ci/stack.py [Parameter=value ...]` prints it as JSON. Needs aws-sam-translator.
"""
import copy
import json
import os
import re
import sys
from pathlib import Path

REGION, ACCOUNT, STACK = "us-east-1", "123456789012", "ledger"
NOTHING = object()
PSEUDO = {
    "AWS::Region": REGION,
    "AWS::AccountId": ACCOUNT,
    "AWS::StackName": STACK,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::NoValue": NOTHING,
}
ARNS = {
    "AWS::DynamoDB::Table": "dynamodb:{region}:{account}:table/{name}",
    "AWS::IAM::Role": "iam::{account}:role/{name}",
    "AWS::KMS::Key": "kms:{region}:{account}:key/{name}",
    "AWS::Lambda::Function": "lambda:{region}:{account}:function:{name}",
    "AWS::Logs::LogGroup": "logs:{region}:{account}:log-group:{name}:*",
    "AWS::Events::Rule": "events:{region}:{account}:rule/{name}",
    "AWS::S3::Bucket": "s3:::{name}",
    "AWS::SNS::Topic": "sns:{region}:{account}:{name}",
    "AWS::SQS::Queue": "sqs:{region}:{account}:{name}",
    "AWS::SecretsManager::Secret": "secretsmanager:{region}:{account}:secret:{name}",
}


def transformed(parameters):
    """What SAM makes of it, and the values of all parameters."""
    from samtranslator.public.translator import ManagedPolicyLoader
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse

    class NoPolicies(ManagedPolicyLoader):
        def __init__(self):
            super().__init__(None)

        def load(self):
            return {}

    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    template = yaml_parse((Path(__file__).parent.parent / "template.yaml").read_text())
    values = {name: str(one.get("Default", "")) for name, one in template["Parameters"].items()}
    unknown = set(parameters) - set(values)
    if unknown:
        raise SystemExit(f"no such parameter: {unknown}")
    values.update(parameters)
    # What sam package would put there.
    template["Globals"]["Function"]["CodeUri"] = "s3://packages/package.zip"
    return transform(template, values, NoPolicies()), values


class Stack:
    """The resources that these parameters ask for."""

    def __init__(self, **parameters):
        template, self.values = transformed(parameters)
        self.template = template
        self.conditions = template.get("Conditions", {})
        self.resources = {
            name: one
            for name, one in template["Resources"].items()
            if "Condition" not in one or self.holds(one["Condition"])
        }
        self.resources = {name: self.filled(copy.deepcopy(one)) for name, one in self.resources.items()}

    def properties(self, name):
        return self.resources[name].get("Properties", {})

    def of_type(self, kind):
        return {name: one.get("Properties", {}) for name, one in self.resources.items() if one["Type"] == kind}

    def holds(self, condition):
        return self.decided(self.conditions[condition])

    def decided(self, node):
        ((operator, operands),) = node.items()
        if operator == "Condition":
            return self.holds(operands)
        if operator == "Fn::Equals":
            return self.filled(operands[0]) == self.filled(operands[1])
        if operator == "Fn::Not":
            return not self.decided(operands[0])
        if operator == "Fn::And":
            return all(self.decided(one) for one in operands)
        if operator == "Fn::Or":
            return any(self.decided(one) for one in operands)
        raise SystemExit(f"an operator unknown here: {operator}")

    def filled(self, node):
        if isinstance(node, list):
            return [one for one in map(self.filled, node) if one is not NOTHING]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((key, value),) = node.items()
            if key == "Fn::If":
                return self.filled(value[1] if self.holds(value[0]) else value[2])
            if key == "Ref":
                return self.reference(value)
            if key == "Fn::GetAtt":
                parts = value if isinstance(value, list) else value.split(".")
                return self.attribute(parts[0], ".".join(parts[1:]))
            if key == "Fn::Sub":
                return self.substituted(value)
            if key == "Fn::Join":
                return value[0].join(str(one) for one in self.filled(value[1]))
        members = {key: self.filled(value) for key, value in node.items()}
        return {key: value for key, value in members.items() if value is not NOTHING}

    def substituted(self, value):
        text, own = (value, {}) if isinstance(value, str) else (value[0], self.filled(value[1]))

        def one(match):
            name = match.group(1)
            if name in own:
                return str(own[name])
            return str(self.attribute(*name.split(".", 1)) if "." in name else self.reference(name))

        return re.sub(r"\$\{([^!}]+)}", one, text)

    def reference(self, name):
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.values:
            return self.values[name]
        kind = self.template["Resources"][name]["Type"]
        if kind in ("AWS::SNS::Topic", "AWS::SecretsManager::Secret"):
            return self.attribute(name, "Arn")
        if kind == "AWS::SQS::Queue":
            return f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{self.name(name)}"
        return self.name(name)

    def attribute(self, name, attribute):
        kind = self.template["Resources"][name]["Type"]
        if attribute == "Arn":
            return "arn:aws:" + ARNS[kind].format(region=REGION, account=ACCOUNT, name=self.name(name))
        if attribute == "QueueName":
            return self.name(name)
        return f"{self.name(name)}.{attribute}"

    def name(self, name):
        """As CloudFormation would call it, but for the random end."""
        one = self.template["Resources"][name]
        given = one.get("Properties", {})
        for key in ("LogGroupName", "RuleSetName"):
            if one["Type"].endswith(key[:-4]) and key in given:
                return self.filled(given[key])
        return f"{STACK}-{name.lower()}-1" if one["Type"] == "AWS::S3::Bucket" else f"{STACK}-{name}"


if __name__ == "__main__":
    stack = Stack(**dict(argument.split("=", 1) for argument in sys.argv[1:]))
    json.dump({"Resources": stack.resources}, sys.stdout, indent=2)
