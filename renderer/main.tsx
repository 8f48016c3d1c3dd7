import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepNow } from './screens/write/keeping.ts';
import './design/tokens.css';
import './design/base.css';
import './design/buttons.css';
import './design/fields.css';
import './design/segments.css';
import './design/sliders.css';
import './design/floating.css';
import './design/notices.css';
import './design/waiting.css';
import './design/plots.css';
import './design/folds.css';
import './design/lists.css';
import './shell/shell.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
  // Whoever types a last word and closes the window finds it there the next time.
  window.addEventListener('beforeunload', keepNow);
}
