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
    if (!this.state.failed) return this.props.children;
    const { frame } = textsNow();
    return (
      <div className="empty" role="alert">
        <p>{frame.crashed}</p>
        <Button type="primary" onClick={() => location.assign('#/')}>
          {frame.backToDesk}
        </Button>
      </div>
    );
  }
}
