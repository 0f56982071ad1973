"""Reads a DAG file without Airflow: prints what the file would tell it, as JSON. Usage: read_dag.py FILE"""

import ast
import json
import py_compile
import sys

path = sys.argv[1]
py_compile.compile(path, doraise=True)
with open(path, encoding="utf-8") as file:
    tree = ast.parse(file.read())


def value(node):
    if isinstance(node, ast.Call):  # timedelta(seconds=3), pendulum.datetime(2020, 3, 1, tz="UTC")
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        return [name, *map(value, node.args), {key.arg: value(key.value) for key in node.keywords}]
    return ast.literal_eval(node)


def arguments(call):
    return {key.arg: value(key.value) for key in call.keywords}


imports = [
    f"{node.module}.{name.name}" if isinstance(node, ast.ImportFrom) else name.name
    for node in tree.body
    if isinstance(node, (ast.Import, ast.ImportFrom))
    for name in node.names
]
block = next(node for node in tree.body if isinstance(node, ast.With))
tasks, edges = {}, []
for node in block.body:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
        assert node.value.func.id == "BashOperator"
        tasks[ast.literal_eval(node.targets[0].slice)] = arguments(node.value)
    elif isinstance(node, ast.Expr):
        assert isinstance(node.value.op, ast.RShift)
        edges.append([ast.literal_eval(end.slice) for end in (node.value.left, node.value.right)])
print(
    json.dumps(
        {
            "imports": imports,
            "dag": arguments(block.items[0].context_expr),
            "tasks": tasks,
            "edges": edges,
        }
    )
)
