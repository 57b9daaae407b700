// /corpus add: takes files or an address, lays them ready, and shows what they would change.
import { ApplicationCommandOptionType, type Attachment, type ChatInputCommandInteraction } from 'discord.js';
import { COMMAND_TEXTS } from '../../../i18n/discord/command-texts.js';
import { sentencesFor } from '../../../i18n/discord/sentences-for.js';
import { showPlan } from '../../moderation/show-plan.js';
import { listProblems } from '../../render/corpus/list-problems.js';
import { renderInline } from '../../render/render-inline.js';
import { downloadAttachment } from '../../reply/download-attachment.js';
import { plainMessage } from '../../reply/outgoing-message.js';
import { reportFailure } from '../../report-failure.js';
import type { AddResult, GivenFacts } from '../../../keeper-types.js';
import type { Request } from '../command.js';
import { localize } from '../localize.js';
import { FILE_OPTIONS, readHandedIn } from './read-handed-in.js';
import type { Subcommand } from './subcommand.js';

const texts = COMMAND_TEXTS.corpus.options;
const textOption = (name: 'address' | 'title' | 'publisher' | 'date', longest: number) => ({
  ...localize(texts[name]),
  type: ApplicationCommandOptionType.String as const,
  max_length: longest,
});

export const add: Subcommand = {
  name: 'add',
  options: [
    ...FILE_OPTIONS.map((name) => ({
      ...localize(texts[name]),
      type: ApplicationCommandOptionType.Attachment as const,
    })),
    textOption('address', 2000),
    textOption('title', 300),
    textOption('publisher', 200),
    textOption('date', 10),
  ],
  async run(request) {
    const { interaction, locale, services, door } = request;
    const sentences = sentencesFor(locale).corpus.add;
    const handedIn = readHandedIn(interaction);
    if (typeof handedIn === 'string') return plainMessage(sentences[handedIn] as string);
    const { files, address, facts } = handedIn;
    await door.edit(plainMessage(sentences.working));
    const results: Result[] = [];
    // One after the other: only one file is in memory at a time.
    for (const file of files) results.push(await safely(request, () => addFile(file, facts, request)));
    if (address !== undefined)
      results.push(
        await safely(request, async () => tell(await services.keeper.addAddress(address, facts), request)),
      );
    const lines = results.map(({ line }) => line).join('\n');
    return results.some(({ isStaged }) => isStaged) ? showPlan(request, lines) : plainMessage(lines);
  },
};

interface Result {
  readonly line: string;
  readonly isStaged: boolean;
}

type Asking = Request<ChatInputCommandInteraction>;

async function addFile(file: Attachment, facts: GivenFacts, request: Asking): Promise<Result> {
  const { services, locale } = request;
  const sentences = sentencesFor(locale).corpus.add;
  const name = renderInline(file.name, 150);
  const limit = services.largestFileMebibytes;
  const bytes = await downloadAttachment(file, limit * 1024 * 1024);
  if (typeof bytes !== 'string')
    return tell(await services.keeper.add({ name: file.name, bytes }, facts), request);
  const faults = {
    'too-large': sentences.tooLarge(name, limit),
    larger: sentences.larger(name),
    lost: sentences.notDownloaded(name),
  };
  return { line: sentences.refused(faults[bytes]), isStaged: false };
}

function tell(result: AddResult, { locale }: Asking): Result {
  const sentences = sentencesFor(locale).corpus.add;
  if (result.status === 'refused') {
    const [reason = result.report.file] = listProblems([result.report], [], locale);
    return { line: sentences.refused(renderInline(reason, 260)), isStaged: false };
  }
  const file = renderInline(result.file, 150);
  return { line: result.replaces ? sentences.replaces(file) : sentences.staged(file), isStaged: true };
}

/** What fails with one file does not keep the others from being laid ready. */
async function safely({ services, locale }: Asking, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    const circumstances = { doing: 'corpus add', locale, words: [], explainsFailures: true, budget: 240 };
    const { content } = reportFailure(services.log, error, circumstances);
    return { line: sentencesFor(locale).corpus.add.refused(content), isStaged: false };
  }
}
