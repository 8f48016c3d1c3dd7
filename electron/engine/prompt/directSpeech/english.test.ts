import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishDirectSpeech } from './english.ts';

const cases: [string, string][] = [
  ['remind Lena that she still owes me the signed contract', 'Say: you still owe me the signed contract'],
  [
    'tell my boss he was right about his numbers, and ask him for more',
    'Say: you were right about your numbers, and ask him for more',
  ],
  ['Tell Maria Holm that she has to carry her own bags', 'Say: you have to carry your own bags'],
  [
    "let Tom know that he's forgotten his coat. Ask when he is back",
    "Say: you've forgotten your coat. Ask when you are back",
  ],
  ["tell Ana she's early", "Say: you're early"],
  ['say thanks and remind them that they have my ladder', 'say thanks and say: you have my ladder'],
  ['ask when she is back', 'ask when you are back'],
  [
    'Ask Ana how many chairs she needs and whether her car is free',
    'Ask Ana how many chairs you need and whether your car is free',
  ],
  ['ask Ben when Ana comes and what she needs', 'ask Ben when Ana comes and what she needs'],
  ['tell Anna that they have moved the meeting', 'tell Anna that they have moved the meeting'],
  ['tell Anna he cannot come', 'tell Anna he cannot come'],
  ['tell Anna and Ben that they still have my ladder', 'Say: you still have my ladder'],
  ['tell my boss that they have moved the meeting', 'tell my boss that they have moved the meeting'],
  ['ask the hotel whether they have a room', 'ask the hotel whether you have a room'],
  ['remind her that he has the key', 'remind her that he has the key'],
  ['tell our neighbours they are right', 'Say: you are right'],
  ['tell Otto that I am late', 'Say: I am late'],
  ['tell Otto that Ben is ill and he cannot come', 'Say: Ben is ill and he cannot come'],
  ['write to my landlord that the heating is broken', 'Say: the heating is broken'],
  ['tell Otto he should call Ben and give him the key', 'Say: you should call Ben and give him the key'],
  ['tell Ruth that she left her scarf with us', 'Say: you left your scarf with us'],
  ['ask Ben to tell her that she won', 'ask Ben to tell her that she won'],
  ['Sag Lena, dass sie mir noch den Vertrag schuldet', 'Sag Lena, dass sie mir noch den Vertrag schuldet'],
  [
    'tell Masami that his patch breaks the build on arm64 and ask for a new version',
    'Say: your patch breaks the build on arm64 and ask for a new version',
  ],
  ['tell Ruth her car is ready and she can fetch it', 'Say: your car is ready and you can fetch it'],
  ['ask Ben if his sister still needs him', 'ask Ben if your sister still needs you'],
  ['tell Ben her car is ready', 'tell Ben her car is ready'],
  ['tell him his car is ready', 'Say: your car is ready'],
  ['tell her that his car is ready', 'tell her that his car is ready'],
  ['thank the committee for the reviews', 'thank you for the reviews'],
  ['Thank our kind neighbours very much for the apples', 'Thank you very much for the apples'],
  [
    'invite the group to a barbecue on Saturday, bring drinks',
    'invite you to a barbecue on Saturday, please bring drinks',
  ],
  ['thank Anna for the apples', 'thank Anna for the apples'],
  ['tell Ben I am late, call him tomorrow', 'Say: I am late, call you tomorrow'],
  ['thank the man who brought it for the apples', 'thank the man who brought it for the apples'],
  [
    'ask her to send the slides, and tell her the reviewers liked her talk but want an ablation',
    'ask her to send the slides, and say: the reviewers liked your talk but want an ablation',
  ],
  ['tell the list that version 3 drops the last patch', 'Say: version 3 drops the last patch'],
  ['tell Tom the meeting is at 3 and that he brings his laptop', 'Say: the meeting is at 3 and you bring your laptop'],
  ['tell the team that we won and that Friday is free', 'Say: we won and Friday is free'],
  ["tell Sakari I'll take it once he fixes patch 3", "Say: I'll take it once you fix patch 3"],
  ['tell Anna we start once he arrives', 'Say: we start once he arrives'],
  [
    'tell the landlord the boiler leaks and he has to send someone',
    'Say: the boiler leaks and you have to send someone',
  ],
  ["tell Nick and Amy we'd love to come but they need not wait", "Say: we'd love to come but you need not wait"],
  ['tell Kate that if she wants, she can stay', 'Say: if you want, you can stay'],
  [
    'tell Emma her interview is on May 3 and she brings her pass',
    'Say: your interview is on May 3 and you bring your pass',
  ],
  ["ask Pete what his plan is and when he'll come", "ask Pete what your plan is and when you'll come"],
  ['tell him the kayak is his if he wants it', 'Say: the kayak is yours if you want it'],
  ['tell Dr. Meyer my daughter is ill', 'Say: my daughter is ill'],
  ['let the neighbours know we have a party, they can come', 'Say: we have a party, you can come'],
  ["reply that I can't attend, propose Tuesday", "Say: I can't attend, propose Tuesday"],
  ['explain to Ruth that her order is late and apologise', 'Say: your order is late and apologise'],
  ['say that he is ill', 'say that he is ill'],
  ['tell Ruth the truth', 'tell Ruth the truth'],
  ['tell Ruth the address of the new office', 'tell Ruth the address of the new office'],
  ['let Tom know I will be late', 'Say: I will be late'],
  ["tell Ana I'm late", "Say: I'm late"],
  ['tell Ana the keys are with her neighbour', 'Say: the keys are with your neighbour'],
  ['tell him to bring the keys', 'tell him to bring the keys'],
  ['tell her about the meeting', 'tell her about the meeting'],
  [
    'Tell Anna I love the photos and that she should send them to her grandmother too',
    'Say: I love the photos and you should send them to your grandmother too',
  ],
  [
    'tell Paula her brother called and wants her to call him back',
    'Say: your brother called and wants you to call him back',
  ],
  [
    'Ask my sister whether she wants to come to Prague at Easter, we would pay for her ticket',
    'Ask my sister whether you want to come to Prague at Easter, we would pay for your ticket',
  ],
  ['Let Omar know he was right and I owe him a beer', 'Say: you were right and I owe you a beer'],
  [
    'tell the plumber that he can come on Monday and to ring twice',
    'Say: you can come on Monday and please ring twice',
  ],
  [
    'tell Kate that we are late, that the car broke and not to wait',
    'Say: we are late, the car broke and please do not wait',
  ],
  ['tell Kate that she gets a key if she waits', 'Say: you get a key if you wait'],
  ['let the team know standup moves to nine', 'Say: standup moves to nine'],
  ['tell my landlord Mr Petrov the boiler is broken', 'Say: the boiler is broken'],
  ['tell my daughter I am proud of her', 'Say: I am proud of you'],
  ['tell everyone their badges are here and they must wear them', 'Say: your badges are here and you must wear them'],
  ['tell Otto he should bring the map that I gave him', 'Say: you should bring the map that I gave you'],
  ['tell Otto he has the key with him', 'Say: you have the key with you'],
  [
    'Tell Rosa that her flight is booked, she lands at 9 and someone will pick her up',
    'Say: your flight is booked, you land at 9 and someone will pick you up',
  ],
  [
    'Let Sunniva know that I read her draft, that I like it and that her ending needs work',
    'Say: I read your draft, I like it and your ending needs work',
  ],
  [
    'Explain to Noah why he did not get the job: he lacked experience',
    'Explain to Noah why you did not get the job: you lacked experience',
  ],
  ['tell the editor we revised section 3 as she asked', 'Say: we revised section 3 as you asked'],
  ['tell Amy that Ben asked about her and that he misses her', 'Say: Ben asked about you and he misses her'],
  ['ask Ben when Tove comes and what she needs', 'ask Ben when Tove comes and what she needs'],
  ['tell the reviewers we fixed everything they asked for', 'Say: we fixed everything you asked for'],
  [
    'let Mike know the part he ordered costs more than we told him',
    'Say: the part you ordered costs more than we told you',
  ],
  ['tell Jo that he never misses anything', 'Say: you never miss anything'],
  [
    'Apologize to Mr. Holm that his appointment was moved because Dr. Stein is ill, and that parking is free',
    'Say: I am sorry that your appointment was moved because Dr. Stein is ill, and parking is free',
  ],
  ['thank Anna for her slides', 'Say: thank you for your slides'],
  ['say sorry to Ben that he had to wait', 'Say: I am sorry that you had to wait'],
  ['thank Anna for his slides', 'thank Anna for his slides'],
  [
    'tell Mrs. Vale that her husband is expected at 8 and she can stay with him',
    'Say: your husband is expected at 8 and you can stay with him',
  ],
  [
    'tell the council no to 27 May, the orchids are up, so they should not cut',
    'Say: no to 27 May, the orchids are up, so you should not cut',
  ],
  [
    'tell all leads their October schedules are due and to send them to Karen',
    'Say: your October schedules are due and please send them to Karen',
  ],
  ['let them know we have no room, they can try again in March', 'Say: we have no room, you can try again in March'],
  ['tell Luis Wednesday 7 is fine', 'Say: Wednesday 7 is fine'],
  ['tell Tom and Ana that their baby is lovely and they should sleep', 'Say: your baby is lovely and you should sleep'],
  [
    'thank the hotel for their kindness and ask whether they found my scarf',
    'thank you for your kindness and ask whether you found my scarf',
  ],
  ["tell them they're late and I need their report", "Say: you're late and I need your report"],
  [
    'ask my brother if his knee is better and whether he and his wife want to come',
    'ask my brother if your knee is better and whether you and your wife want to come',
  ],
  ['tell Otto he comes at nine and brings the key', 'Say: you come at nine and bring the key'],
  [
    'tell Otto that if he finds asbestos he stops, calls me and sees Ana',
    'Say: if you find asbestos you stop, call me and sees Ana',
  ],
  ['let Otto know we have two bids and his is third', 'Say: we have two bids and yours is third'],
  ['tell Otto he feeds the cats and dogs', 'Say: you feed the cats and dogs'],
  [
    'tell the list I withdraw my record, and thank Anna for her patience',
    'Say: I withdraw my record, and thank Anna for her patience',
  ],
  [
    'tell Anna she can have the Viola photo as long as she credits me',
    'Say: you can have the Viola photo as long as you credit me',
  ],
  [
    'let Otto know he gets the sofa, and his snoring is between him and the dog',
    'Say: you get the sofa, and your snoring is between you and the dog',
  ],
  [
    "tell the record centre the data is late, they'll have it by Friday",
    "Say: the data is late, you'll have it by Friday",
  ],
  ['remind Otto the deadline was his idea', 'Say: the deadline was your idea'],
  ['remind Otto the rent', 'remind Otto the rent'],
  ['thank Otto for lending me his boat', 'Say: thank you for lending me your boat'],
  ['ask Ben to ring and congratulate him on his son', 'ask Ben to ring and say: congratulations on your son'],
  ['tell my sister he is late', 'tell my sister he is late'],
  ['tell my sister she is late', 'Say: you are late'],
  ["say to Maurice he's wrong about the bishop", "Say: you're wrong about the bishop"],
  ['say to come early', 'say to come early'],
  ['tell Anna she owes me 45 and mum wants her to ring', 'Say: you owe me 45 and mum wants you to ring'],
  ['tell sean friday suits, but he drives', 'Say: friday suits, but you drive'],
  ['tell Ann Friday works', 'Say: Friday works'],
  ['tell luis yes to Monday and ask how he is', 'Say: yes to Monday and ask how you are'],
  [
    'remind everyone that they need badges and that visitors must sign in',
    'Say: you need badges and visitors must sign in',
  ],
  ['tell Ben: the train is late, he should wait', 'Say: the train is late, you should wait'],
  [
    'Tell Ben: that sounds good; I look forward to meeting him and his team',
    'Say: that sounds good; I look forward to meeting you and your team',
  ],
  ['say that is fine', 'Say: that is fine'],
  ["tell him I'd say that he is right", "Say: I'd say that you are right"],
  ["tell Maria that if she doesn't need GNU Radio, she can go on", "Say: if you don't need GNU Radio, you can go on"],
  [
    "tell Ben the car is fixed. I'll call him tomorrow. Ask him to pay",
    "Say: the car is fixed. I'll call you tomorrow. Ask him to pay",
  ],
  ['tell Ben I saw his brother; he looked well', 'Say: I saw your brother; he looked well'],
  ['tell Dora I will see her soon and meet her next week', 'Say: I will see you soon and meet you next week'],
  ['ask Dora to let me know once she gets there', 'ask Dora to let me know once she gets there'],
];

for (const [request, expected] of cases) {
  test(`"${request}"`, () => {
    assert.equal(englishDirectSpeech(request, 'Jo'), expected);
  });
}

test('whom a request does not name is whom the mail goes to', () => {
  assert.equal(englishDirectSpeech('ask when she is back', 'Anna'), 'ask when you are back');
  assert.equal(englishDirectSpeech('ask when he is back', 'Anna'), 'ask when he is back');
  assert.equal(englishDirectSpeech('ask when she is back', 'Mrs Fairclough'), 'ask when you are back');
});

test('what is asked and said behind another order is about whom the mail goes to', () => {
  const elena = 'Ask Elena to send me her slides and whether she needs a projector';
  assert.equal(englishDirectSpeech(elena, 'Elena'), elena.replace('she needs', 'you need'));
  assert.equal(englishDirectSpeech(elena, 'Jo'), elena);
  const frank = 'Say no to Frank, his price is too high';
  assert.equal(englishDirectSpeech(frank, 'Frank'), frank.replace('his', 'your'));
});

test('a question by itself is put to the reader', () => {
  const request = 'the logger got wet, can she send me the magnet';
  assert.equal(englishDirectSpeech(request, 'Petra'), request.replace('can she', 'can you'));
  assert.equal(englishDirectSpeech(request, 'Otto'), request);
  assert.equal(englishDirectSpeech('Ana fell ill, can she stay', 'Petra'), 'Ana fell ill, can she stay');
});

test('those who are thanked for what they did are thanked to their face', () => {
  assert.equal(
    englishDirectSpeech('tell the list that it is out and thank everyone who sent reports', null),
    'Say: it is out and thanks to everyone who sent reports',
  );
});

test('what is complained about is said', () => {
  assert.equal(
    englishDirectSpeech('complain that the parcel was open, want a refund', null),
    'Say: the parcel was open, want a refund',
  );
});

test('who is advised is the reader', () => {
  assert.equal(
    englishDirectSpeech('suggest she tries barp, her bars have no gaps', null),
    'suggest you try barp, your bars have no gaps',
  );
  assert.equal(englishDirectSpeech('recommend to Ben that he waits', 'Ben'), 'recommend to Ben that you wait');
  assert.equal(englishDirectSpeech('suggest she tries it', 'Ben'), 'suggest she tries it');
});

test('they who are asked and have no name are the reader', () => {
  assert.equal(englishDirectSpeech('ask if they have read it', null), 'ask if you have read it');
  assert.equal(englishDirectSpeech('ask if they have read it', 'Anna'), 'ask if they have read it');
  assert.equal(englishDirectSpeech('ask which version of R he has', null), 'ask which version of R you have');
  assert.equal(englishDirectSpeech('ask which USB cable she uses', 'Anna'), 'ask which USB cable you use');
});

test('a later clause about the reader is said to them, unless it may be about somebody else', () => {
  const toToby: [string, string][] = [
    [
      'tell Toby no, I need the ladder this weekend, he can have it from Monday',
      'Say: no, I need the ladder this weekend, you can have it from Monday',
    ],
    ['thank Toby for the key and he still owes me his rope', 'thank Toby for the key and you still owe me your rope'],
    ['tell Toby yes, she can come', 'Say: yes, she can come'],
    ['tell Toby the driver has a bug, he should send a patch', 'Say: the driver has a bug, you should send a patch'],
    ['tell Toby that Karl called, he wants it back', 'Say: Karl called, he wants it back'],
    ['tell Toby the carpenter comes, he needs the key', 'Say: the carpenter comes, he needs the key'],
  ];
  for (const [request, expected] of toToby) {
    assert.equal(englishDirectSpeech(request, 'Toby'), expected);
  }
});
