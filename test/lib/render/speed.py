"""Spares work that would be the same every time in one process: Jinja's compiler, and a copy of all variables for each lookup."""

from __future__ import annotations

from ansible._internal._templating import _jinja_bits
from ansible.plugins.loader import lookup_loader
from jinja2.environment import Environment, TemplateExpression

CODES = {}
SETTINGS = _jinja_bits._TEMPLATE_OVERRIDE_FIELD_NAMES


def install():
    compile_plain = Environment.compile
    compile_expression = Environment.compile_expression
    last = []

    def key_of(environment, source, kind):
        context = _jinja_bits._TemplateCompileContext.current(optional=True)
        settings = tuple(getattr(environment, name) for name in SETTINGS)
        return kind, str(source), type(environment), settings, context and context.escape_backslashes

    def compile_once(self, source, *arguments, **options):
        if not isinstance(source, str) or arguments or options:
            code = compile_plain(self, source, *arguments, **options)
            last[:] = [code]
            return code
        key = key_of(self, source, "template")
        if key not in CODES:
            CODES[key] = compile_plain(self, source)
        return CODES[key]

    def compile_expression_once(self, source, undefined_to_none=True):
        key = key_of(self, source, "expression")
        if key in CODES:
            template = self.template_class.from_code(self, CODES[key], self.make_globals(None), None)
            return TemplateExpression(template, undefined_to_none)
        expression = compile_expression(self, source, undefined_to_none)
        CODES[key] = last[0]
        return expression

    Environment.compile = compile_once
    Environment.compile_expression = compile_expression_once
    # The lookup changes the upper level of its copy only.
    lookup_loader.get("ansible.builtin.template", class_only=True).run.__globals__["deepcopy"] = dict
