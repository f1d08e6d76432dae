-- Why a session ended before its time, for サインイン to say: its row is gone by then. The token is not kept, its hash is.
CREATE TABLE "ended_sessions" (
    "token_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_sessions_pkey" PRIMARY KEY ("token_hash"),
    CONSTRAINT "ended_sessions_reason" CHECK ("reason" IN ('password', 'stopped', 'signed_out'))
);

CREATE INDEX "ended_sessions_ended_at_idx" ON "ended_sessions"("ended_at");
