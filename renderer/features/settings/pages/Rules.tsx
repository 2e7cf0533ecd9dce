// The rules screen.
export function RulesPage() {
  return null;
}
