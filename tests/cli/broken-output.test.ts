import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, fileIn } from '../screening/folders.testkit.js';
import { built, freshstartHere, quickScreening } from '../screening/freshstart.testkit.js';
import { charge } from '../screening/invented-list.testkit.js';
import { listOf } from '../screening/runs.testkit.js';

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** Starts the program with stdout or stderr on a device that is always full. */
function onFullDisk(which: 'stdout' | 'stderr', args: readonly string[]) {
  const full = openSync('/dev/full', 'w');
  try {
    const stdio: (number | 'ignore' | 'pipe')[] = ['ignore', 'pipe', 'pipe'];
    stdio[which === 'stdout' ? 1 : 2] = full;
    const { status, stdout, stderr } = spawnSync(process.execPath, [START, ...args], { stdio });
    return { status, stdout: String(stdout ?? ''), stderr: String(stderr ?? '') };
  } finally {
    closeSync(full);
  }
}

describe.skipIf(!existsSync('/dev/full'))('an output that cannot be written', () => {
  beforeAll(built);

  it('is said on stderr and ends with 3; the results are whole', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'out');
    const list = fileIn(folder, 'list.csv', listOf([charge()]));
    const { status, stderr } = onFullDisk('stdout', quickScreening([list], out));
    expect(stderr).toMatch(/^FILES_DISK_FULL: [^\n]*stdout[^\n]*\n {2}Next: [^\n]*\n$/m);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(3);
    expect((await freshstartHere(['verify', out])).code).toBe(0);
  });

  it('on stderr leaves the exit code as it would be', () => {
    expect(onFullDisk('stderr', ['verify', 'nowhere']).status).toBe(2);
    expect(onFullDisk('stderr', ['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d/),
    });
  });
});
