// A server's settings as a panel: what holds now, and menus to change it.
import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import { LOCALES, type Locale } from '../../domain.js';
import { sentencesFor } from '../../i18n/discord/sentences-for.js';
import { writeCustomId } from '../ids/custom-id.js';
import type { OutgoingMessage, Row } from '../reply/outgoing-message.js';
import type { GuildSettings } from '../state/settings-store.js';
import { menuRow } from './component-rows.js';

export function renderSettings(
  settings: GuildSettings,
  locale: Locale,
  fallback: Locale,
  saved = false,
): OutgoingMessage {
  const texts = sentencesFor(locale);
  const channels = settings.channels.map((id) => `<#${id}>`).join(', ');
  const language = settings.language ?? fallback;
  return {
    content: [
      texts.settings.heading,
      texts.settings.channels(channels === '' ? texts.settings.everywhere : channels),
      texts.settings.language(texts.languageName(language)),
      texts.settings.explain,
      ...(saved ? [texts.settings.saved] : []),
    ].join('\n'),
    rows: [
      channelRow(settings, texts.settings.pickChannels),
      menuRow(
        writeCustomId('set-language'),
        texts.settings.pickLanguage,
        LOCALES.map((code) => ({ label: texts.languageName(code), value: code, default: code === language })),
      ),
    ],
  };
}

const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

function channelRow(settings: GuildSettings, placeholder: string): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: writeCustomId('set-channels'),
        placeholder,
        channel_types: [...CHANNEL_TYPES],
        min_values: 0,
        max_values: 25,
        default_values: settings.channels.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      },
    ],
  };
}
