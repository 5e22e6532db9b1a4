// N/ui/message: banners at the top of a page. On the server a message can be made and handed to a form.
// Source: N/ui/message Module (help), unit-testing stub of N/ui/message.

import { NotEmulated, refuse } from '../errors';
import type { MessageModel } from '../pages/model';
import type { NModule } from './module';

export const MessageType = { CONFIRMATION: 0, INFORMATION: 1, WARNING: 2, ERROR: 3 } as const;

let modelIn: (message: Message) => MessageModel;

class Message {
  static {
    modelIn = (message) => message.#model;
  }

  readonly #model: MessageModel;

  constructor(model: MessageModel) {
    this.#model = model;
  }

  show(): never {
    throw new NotEmulated('Message.show, which runs in a browser');
  }

  hide(): never {
    throw new NotEmulated('Message.hide, which runs in a browser');
  }

  toString(): string {
    return 'message.Message';
  }
}

/** The banner that the options of Form.addPageInitMessage describe: a message made before, or its parts. */
export function messageOf(options: Readonly<Record<string, unknown>>): MessageModel {
  const { message } = options;
  return message instanceof Message ? modelIn(message) : modelFrom(options);
}

export const messageModule: NModule = {
  id: 'N/ui/message',
  build: (env) => ({
    Type: MessageType,
    create: (options: unknown) => {
      env.execution.alive();
      return new Message(modelFrom((options ?? {}) as Readonly<Record<string, unknown>>));
    },
  }),
};

function modelFrom(options: Readonly<Record<string, unknown>>): MessageModel {
  const { type } = options;
  // Source: message.create(options) (help, stub): the code carries no SSS prefix.
  if (type === undefined || type === null)
    refuse('MISSING_REQD_ARGUMENT', 'message.create: Missing a required argument: type');
  const known = Object.values(MessageType).find((each) => each === Number(type));
  if (known === undefined)
    refuse('SSS_INVALID_TYPE_ARG', `message.create: expected a value of message.Type, found "${String(type)}".`);
  return { type: known as number, title: String(options.title ?? ''), message: String(options.message ?? '') };
}
