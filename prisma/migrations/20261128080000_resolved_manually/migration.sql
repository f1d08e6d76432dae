-- The kept answers of keys take the name that the code has. Events of the trail keep "byPersonsWord": they are never rewritten.
UPDATE "preparations"
SET "answer" = jsonb_set("answer" #- '{value,byPersonsWord}', '{value,resolvedManually}', "answer" #> '{value,byPersonsWord}')
WHERE "answer" #> '{value,byPersonsWord}' IS NOT NULL;
