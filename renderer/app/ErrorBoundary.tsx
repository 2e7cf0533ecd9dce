// A screen that fails takes no other with it; drafts are on the disk already.
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { textsNow } from '#renderer/texts/use-texts.ts';

interface State {
  failed: boolean;
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

/** In place of what failed. `whole`: the frame itself failed, so the page is read anew. */
export function Crashed({ whole = false }: { whole?: boolean }) {
  const { frame } = textsNow();
  const back = (): void => {
    location.assign('#/');
    if (whole) location.reload();
  };
  return (
    <div className="empty" role="alert" data-testid="crashed">
      <p>{frame.crashed}</p>
      <Button type="primary" onClick={back}>
        {frame.backToDesk}
      </Button>
    </div>
  );
}
