// Every command, in the order in which Discord is told of them.
import type { Command } from './command.js';
import { ask } from './ask.js';
import { findSources } from './find-sources.js';
import { help } from './help.js';
import { lookup } from './lookup.js';
import { privacy } from './privacy.js';
import { settings } from './settings.js';
import { source } from './source.js';

export const COMMANDS: readonly Command[] = [ask, lookup, source, findSources, help, privacy, settings];
