/**
 * All that a program of the machine gets of this process's environment: SSH, the holder of a lock, git. Hooks, helpers and
 * filters that such a program starts see it too, so the tokens of a job and a person's passwords are not in it; git alone
 * gets what is meant for git, of which `GIT_CONFIG_VALUE_0` may be a header with a token.
 */
const NAMES = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'TZ', 'TMPDIR', 'DISPLAY', 'LD_LIBRARY_PATH'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE'],
]);
const PREFIXES = ['SSH_', 'XDG_', 'LC_'];

type Environment = Readonly<Record<string, string>>;

export function assembleToolEnvironment(): Environment {
  return pass(PREFIXES);
}

export function assembleGitEnvironment(): Environment {
  return pass([...PREFIXES, 'GIT_']);
}

function pass(prefixes: readonly string[]): Environment {
  const passed = Object.entries(process.env).flatMap(([name, value]) => {
    const isPassed = NAMES.has(name.toUpperCase()) || prefixes.some((prefix) => name.startsWith(prefix));
    return isPassed && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(passed);
}
