// What the operator reads when the bot starts, stops or cannot start.
import type { Locale } from '../../domain.js';

export interface StartSentences {
  readonly wrongToken: string;
  readonly disallowedIntent: string;
  readonly unreachable: (url: string, reason: string) => string;
  readonly sessionsUsedUp: (resetInMinutes: number) => string;
  readonly secondInstance: (directory: string) => string;
  readonly dataUnwritable: (directory: string, reason: string) => string;
  readonly invite: (link: string) => string;
  readonly ready: (name: string, servers: number) => string;
  readonly building: string;
  readonly stopping: string;
}

export const START_SENTENCES: Readonly<Record<Locale, StartSentences>> = {
  en: {
    wrongToken:
      'Discord refuses the token: copy it anew from the developer portal (Bot → Reset Token) into DISCORD_TOKEN in .env.',
    disallowedIntent:
      'Discord refuses an intent that this bot asks for: it needs none of the privileged ones, so look for a changed client or an application that Discord has limited (developer portal → Bot).',
    unreachable: (url, reason) =>
      `Discord cannot be reached at ${url} (${reason}): check the network, a proxy or firewall, and DISCORD_API_URL.`,
    sessionsUsedUp: (minutes) =>
      `Discord allows no further log-in for about ${minutes} minutes, because this bot has logged in too often: stop whatever restarts it, and wait.`,
    secondInstance: (directory) =>
      `Another instance is already running on the data in ${directory}: stop it first, or give this one its own DATA_DIR.`,
    dataUnwritable: (directory, reason) =>
      `The data folder ${directory} cannot be written to (${reason}): check DATA_DIR and its permissions.`,
    invite: (link) => `Invite the bot to a server with this link: ${link}`,
    ready: (name, servers) => `${name} is online in ${servers} server(s).`,
    building: 'The index is built before the first answer; this takes a moment.',
    stopping: 'Stopping: running answers are finished, new ones are told to wait.',
  },
  vi: {
    wrongToken:
      'Discord không nhận token: sao chép lại từ developer portal (Bot → Reset Token) vào DISCORD_TOKEN trong .env.',
    disallowedIntent:
      'Discord không cho phép một intent mà bot yêu cầu: bot không cần intent đặc quyền nào, hãy kiểm tra ứng dụng trong developer portal → Bot.',
    unreachable: (url, reason) =>
      `Không kết nối được với Discord tại ${url} (${reason}): kiểm tra mạng, proxy hoặc tường lửa, và DISCORD_API_URL.`,
    sessionsUsedUp: (minutes) =>
      `Discord chưa cho đăng nhập thêm trong khoảng ${minutes} phút vì bot đã đăng nhập quá nhiều lần: dừng thứ đang khởi động lại bot, rồi chờ.`,
    secondInstance: (directory) =>
      `Một bản khác đang chạy trên dữ liệu trong ${directory}: dừng bản đó trước, hoặc đặt DATA_DIR riêng cho bản này.`,
    dataUnwritable: (directory, reason) =>
      `Không ghi được vào thư mục dữ liệu ${directory} (${reason}): kiểm tra DATA_DIR và quyền của nó.`,
    invite: (link) => `Mời bot vào máy chủ bằng liên kết này: ${link}`,
    ready: (name, servers) => `${name} đang trực tuyến trong ${servers} máy chủ.`,
    building: 'Chỉ mục được lập trước câu trả lời đầu tiên; xin chờ một lát.',
    stopping: 'Đang dừng: các câu trả lời dở dang sẽ được hoàn tất, câu hỏi mới được báo chờ.',
  },
};
