// Every command, in the order in which Discord is told of them.
import type { Command } from './command.js';
import { ask } from './ask.js';
import { createCorpusCommand } from './corpus.js';
import { findSources } from './find-sources.js';
import { help } from './help.js';
import { lookup } from './lookup.js';
import { privacy } from './privacy.js';
import type { ModeratorReach } from './reach.js';
import { settings } from './settings.js';
import { source } from './source.js';
import { createWhyThisAnswer } from './why-this-answer.js';

/** @param moderation what the settings say of those who may change the documents */
export function listCommands(moderation: ModeratorReach): readonly Command[] {
  const forThem = [createCorpusCommand(moderation), createWhyThisAnswer(moderation)];
  return [ask, lookup, source, findSources, help, privacy, settings, ...forThem];
}
