// The last question of a thread or a direct message, for some minutes, in memory only.
import { LRUCache } from 'lru-cache';

export interface FollowUps {
  remember(channelId: string, question: string): void;
  previous(channelId: string): string | undefined;
}

export function createFollowUps(minutes = 10, mostChannels = 500): FollowUps {
  const questions = new LRUCache<string, string>({ max: mostChannels, ttl: minutes * 60_000 });
  return {
    remember: (channelId, question) => void questions.set(channelId, question.slice(0, LONGEST)),
    previous: (channelId) => questions.get(channelId),
  };
}

const LONGEST = 2000;
