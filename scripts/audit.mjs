// Fails on a known vulnerability, high or worse, in what production installs. A registry that answers no such question
// (there are mirrors that do not, and machines without a network) is said and passed over; a finding never is.
import { spawnSync } from 'node:child_process';

const audit = ['audit', '--omit=dev', '--audit-level=high', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=20000'];
const { status, stdout, stderr } = spawnSync('npm', [...audit, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const report = parsed(stdout);
if (typeof report.auditReportVersion === 'number') {
  const { high = 0, critical = 0 } = report.metadata?.vulnerabilities ?? {};
  if (status !== 0) {
    for (const { name, severity, range } of Object.values(report.vulnerabilities ?? {})) console.error(`${severity}: ${name} ${range}`);
    console.error(`Known vulnerabilities: ${critical} critical, ${high} high. See: npm audit --omit=dev`);
    process.exitCode = 1;
  } else {
    console.log('No known vulnerabilities of high or critical severity.');
  }
} else if (typeof report.uri === 'string' || /audit endpoint returned an error/.test(stderr)) {
  console.log(`Not audited, since the registry's audit endpoint cannot be reached: ${report.message ?? 'it returned an error'}`);
} else {
  console.error(`npm audit failed:\n${stdout}\n${stderr}`);
  process.exitCode = 1;
}
