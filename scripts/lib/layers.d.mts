export declare function findViolation(file: string, specifier: string): string | undefined;
export declare const CORE_FOLDERS: readonly string[];
