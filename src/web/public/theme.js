// Puts the theme on <html> before the first paint, so that a dark page never flashes white. A file of its own, because
// the content security policy allows no script inside the page. The rule is that of ui/theme/theme-choice.ts.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('baizigui.theme');
  } catch {
    // Storage is switched off: the system decides.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
