#!/bin/bash
# Makes the two roles and the database, once, when the cluster is new: the owner migrates, the application owns nothing.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
    --set owner_password="$TAIZHANG_OWNER_PASSWORD" --set app_password="$TAIZHANG_APP_PASSWORD" <<'SQL'
create role taizhang_owner login password :'owner_password';
create role taizhang_app login password :'app_password';
create database taizhang owner taizhang_owner encoding 'UTF8' template template0 lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8';
revoke all on database taizhang from public;
grant connect on database taizhang to taizhang_app;
SQL
