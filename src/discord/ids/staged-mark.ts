// Names what is laid ready in 12 characters, so that *Discard* forgets what was seen and nothing else.
import { createHash } from 'node:crypto';
import type { StagedChanges } from '../../keeper-types.js';

export function markStaged({ added, removed }: StagedChanges): string {
  return createHash('sha256')
    .update(JSON.stringify([added, removed]))
    .digest('hex')
    .slice(0, 12);
}
