import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishQuestion } from './englishQuestion.ts';

for (const [clause, question] of [
  ['when you can pick it up', 'When can you pick it up?'],
  ['when you are back', 'When are you back?'],
  ['whether Tuesday works', 'Does Tuesday work?'],
  ['how many chairs you need', 'How many chairs do you need?'],
  ['if you still want it', 'Do you still want it?'],
  ['whether you got the sheets', 'Did you get the sheets?'],
  ['if you have read it', 'Have you read it?'],
  ['if you have a room free', 'Do you have a room free?'],
  ['when we can start', 'When can we start?'],
  ['where the key is', 'Where is the key?'],
  ['how the trip was', 'How was the trip?'],
  ['which version of R you have', 'Which version of R do you have?'],
  ['what time the train leaves', 'What time does the train leave?'],
  ['whether the slides are ready', 'Are the slides ready?'],
  ['whether the report on the survey is done', 'Is the report on the survey done?'],
  ['if I can have the invoice', 'Can I have the invoice?'],
  ['whether there is any news about the invoice', 'Is there any news about the invoice?'],
  ['who comes', 'Who comes?'],
  ['which one is broken', 'Which one is broken?'],
  ['how you are', 'How are you?'],
  ['what it costs', 'What does it cost?'],
  ['if your knee is better', 'Is your knee better?'],
  ['if it will rain', 'Will it rain?'],
  ['when Ana comes', 'When does Ana come?'],
  ['what your plan is', 'What is your plan?'],
  ['why the build fails on arm64', 'Why does the build fail on arm64?'],
  ['whether the hall is free on Sunday', 'Is the hall free on Sunday?'],
  ['when the 10:15 train leaves', 'When does the 10:15 train leave?'],
  ['whether you did figure it out', 'Did you figure it out?'],
  ['what he did yesterday', 'What did he do yesterday?'],
  ['which sampling rate you use', 'Which sampling rate do you use?'],
  ['what documents I need', 'What documents do I need?'],
  ['what time the doors open', 'What time do the doors open?'],
  ['what is wrong with it', 'What is wrong with it?'],
  ['what happened to the van', 'What happened to the van?'],
  ['if you have double-checked it', 'Have you double-checked it?'],
  ['whether the children like fish', 'Do the children like fish?'],
  ['for the key', null],
  ['if the children of the neighbours in the next street swim', null],
] as const) {
  test(`"${clause}"`, () => {
    assert.equal(englishQuestion(clause), question);
  });
}
