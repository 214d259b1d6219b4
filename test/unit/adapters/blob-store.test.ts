import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { BlobStore } from '../../../actions/adapters/blob-store.ts';

const TEXT = '\ufeffall:\r\n  vars: { name: "ü" }\r\n';

function identify(text: string): string {
  return execFileSync('git', ['hash-object', '--stdin'], { input: text, encoding: 'utf8' }).trim();
}

describe('the blob store', () => {
  it('knows a file of the work tree by the id that git gives it', () => {
    const blobs = new BlobStore();
    blobs.offer([{ path: 'hosts/a.yml', text: TEXT }]);
    expect(blobs.find(identify(TEXT), 'hosts/a.yml')).toBe(TEXT);
    // Under any path from then on.
    expect(blobs.find(identify(TEXT), 'hosts/renamed.yml')).toBe(TEXT);
  });

  it('takes no file for a blob with other bytes, not even with other line ends', () => {
    const blobs = new BlobStore();
    blobs.offer([{ path: 'hosts/a.yml', text: TEXT }]);
    expect(blobs.find(identify(TEXT.replaceAll('\r\n', '\n')), 'hosts/a.yml')).toBeUndefined();
  });

  it('takes no file for a blob where bytes were lost on reading it', () => {
    const broken = Buffer.from([0x61, 0xff, 0x62]);
    const blob = execFileSync('git', ['hash-object', '--stdin'], { input: broken, encoding: 'utf8' }).trim();
    const blobs = new BlobStore();
    blobs.offer([{ path: 'hosts/a.yml', text: broken.toString('utf8') }]);
    expect(blobs.find(blob, 'hosts/a.yml')).toBeUndefined();
  });

  it('keeps what was read', () => {
    const blobs = new BlobStore();
    blobs.keep('0123', TEXT);
    expect(blobs.find('0123', 'anywhere.yml')).toBe(TEXT);
  });
});
