// Marks what is a sheet of paper: printed are the sheets of a screen and nothing else of it.
import './sheet.css';

export const asSheet = { 'data-sheet': '' } as const;
