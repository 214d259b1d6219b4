// Generated from inventory/schema/ by scripts/generate.mjs; do not edit.
import type { ValidateFunction } from 'ajv';
export declare const validateEnvironment: ValidateFunction<unknown>;
export declare const validateRemovals: ValidateFunction<unknown>;
export declare const parameterValidators: Readonly<Record<string, ValidateFunction<unknown>>>;
