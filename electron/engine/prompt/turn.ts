/** One turn of a conversation with a chat model, before the model's own template is put around it. */
export interface Turn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}
