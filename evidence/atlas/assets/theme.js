// The chosen theme, before the first paint; without a choice it is the system's.
try {
  const theme = localStorage.getItem("aes-atlas-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // no storage for files: the system's theme stays
}
