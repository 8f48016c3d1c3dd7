import type { VoiceAdvice } from '../../../../electron/contract/voice.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { formatCount, formatNumber } from '../../../words/count.ts';
import { nameLanguage } from '../../../words/language.ts';

/** Three figures and what they mean; below, what was left out and why. */
export function Material({ advice }: { advice: VoiceAdvice }) {
  const { mails, readers, languages, leftOut, verdict, reason } = advice;
  const out = leftOut.reduce((sum, each) => sum + each.mails, 0);
  return (
    <section className="voice-section">
      <h2 className="heading">What there is to learn from</h2>
      <dl className="figures">
        <Figure value={mails} words={mails === 1 ? 'mail in your own words' : 'mails in your own words'} />
        {/* Mail that was exported as text alone tells nobody. */}
        {readers > 0 && <Figure value={readers} words={readers === 1 ? 'person written to' : 'people written to'} />}
        {languages.length > 0 && (
          <Figure
            value={languages.length}
            words={`${languages.length === 1 ? 'language' : 'languages'}: ${languages
              .slice(0, 3)
              .map((each) => `${formatNumber(each.mails)} ${nameLanguage(each.language)}`)
              .join(', ')}`}
          />
        )}
      </dl>
      {verdict !== 'too-little' && <p className="voice-words">{reason}</p>}
      {out > 0 && (
        <Fold title={`${formatCount(out, 'sent mail is', 'sent mails are')} left out`}>
          <ul className="left-out">
            {leftOut.map((each) => (
              <li key={each.reason}>
                <span className="number">{formatNumber(each.mails)}</span> <span className="soft">{each.reason}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}

function Figure({ value, words }: { value: number; words: string }) {
  return (
    <div className="figure">
      <dt>{words}</dt>
      <dd className="number">{formatNumber(value)}</dd>
    </div>
  );
}
