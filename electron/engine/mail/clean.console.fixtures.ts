import type { Fixture } from './clean.fixtures.ts';

/** Console sessions of the author's, whose prompt looks like the mark of a quotation; written as in clean.fixtures.ts. */
export const consoleFixtures: readonly Fixture[] = [
  {
    name: 'a console session in a mail that answers nobody',
    isReply: false,
    text: `
g|Hi all,
o|this is what I get:

o|> tide <- read.table("tide.txt")
o|> plot(tide$height)

o|Any idea?`,
  },
  {
    name: 'a console session above the mail that it answers',
    text: `
o|This is what I get:

o|> tide <- read.table("tide.txt")
o|> names(tide)
o|[1] "hour" "height"

a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:
q|> What are the names?`,
  },
  {
    name: 'a console session in which values are shown',
    text: `
o|Is this what you want:

o|> tide <- read.table(text = "hour height
o|+ 1 2
o|+ 3 4", header = TRUE)
o|> close(con)
o|> tide
o|  hour height
o|1    1      2

a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:
q|> Which tide?`,
  },
  {
    name: 'console sessions below a quotation, one indented and one with its output',
    text: `
a|On Tue, Mar 3, 2015 at 7:26 PM, Tobias Renn <tobias@example.org> wrote:
q|> tide <- read.table("tide.txt")
q|> mean(tide)

o|That is fast enough:

o|  > system.time(mean(tide))
o|     user  system elapsed
o|     0.01    0.00    0.01

o|And right:

o|> mean(tide$height)
o|[1] 3`,
  },
  {
    name: 'a quoted question that one word answers',
    text: `
q|> tide

o|Which one?`,
  },
];
