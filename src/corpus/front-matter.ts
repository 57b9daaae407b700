// YAML front matter of a Markdown file: data only, never code, bounded in size and aliases.
import { VFile } from 'vfile';
import { matter } from 'vfile-matter';
import type { FileWarning } from './file-report.js';
import type { WorkFacts } from './reader.js';
import { readWorkFacts } from './work-facts.js';

export interface FrontMatter {
  readonly facts: WorkFacts;
  /** The text below the front matter. */
  readonly body: string;
  readonly warnings: readonly FileWarning[];
}

/** Longest front matter, in UTF-16 units; what is longer is not read. */
const LONGEST_MATTER = 64 * 1024;
/** Any opening fence, also of engines (`---js`) that would be code and are not run. */
const FENCED = /^---[ \t]*([\w-]*)[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/;

/** Splits canonical text; front matter that cannot be read is cut off all the same, with a warning. */
export function readFrontMatter(text: string): FrontMatter {
  const fence = FENCED.exec(text.slice(0, LONGEST_MATTER));
  const end =
    fence === null && hasKey(text.slice(0, 200)) && text.startsWith('---\n')
      ? text.indexOf('\n---\n', 3)
      : -1;
  if (end >= LONGEST_MATTER - 5)
    return { facts: {}, body: text.slice(end + 5), warnings: [invalid('too long')] };
  if (fence === null) return { facts: {}, body: text, warnings: [] };
  const engine = fence[1] ?? '';
  if (engine === '' && !hasKey(fence[0])) return { facts: {}, body: text, warnings: [] };
  const body = text.slice(fence[0].length);
  if (engine !== '' && engine.toLowerCase() !== 'yaml')
    return { facts: {}, body, warnings: [invalid(engine)] };
  try {
    const file = new VFile(fence[0].replace(/^---.*/, '---').replace(/---[ \t]*\n?$/, '---\n'));
    matter(file, { yaml: { maxAliasCount: 20, schema: 'core', logLevel: 'silent', prettyErrors: false } });
    const { facts, faults } = readWorkFacts(file.data.matter);
    return { facts, body, warnings: faults.length === 0 ? [] : [invalid(faults.join(', '))] };
  } catch {
    return { facts: {}, body, warnings: [invalid('YAML')] };
  }
}

/** Two rules with text between them are no front matter: that has a key on one of its lines. */
function hasKey(fenced: string): boolean {
  return /^(?:- )?[\w-]+[ \t]*:/m.test(fenced);
}

const invalid = (detail: string): FileWarning => ({ code: 'front-matter-invalid', detail });
