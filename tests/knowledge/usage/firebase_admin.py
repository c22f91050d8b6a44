"""Firebase Admin: synchronous, but for a few functions of messaging."""

import firebase_admin
from fastapi import Header, HTTPException
from firebase_admin import auth, credentials, firestore, firestore_async, messaging
from firebase_admin import db as realtime

app = firebase_admin.initialize_app(credentials.Certificate("x.json"))
db = firestore.client()


async def current_user(authorization: str = Header()):
    try:
        return auth.verify_id_token(authorization)
    except auth.InvalidIdTokenError as error:
        raise HTTPException(401) from error


async def use(token: str):
    auth.verify_id_token(token, check_revoked=True)  # blocks: http
    auth.get_user("1")  # blocks: http
    messaging.send(messaging.Message(token=token))  # blocks: http
    await messaging.send_each_async([])
    messaging.send_each_async([])  # lost
    db.collection("users").document("1").get()  # blocks: db
    async_db = firestore_async.client()
    async_db.collection("users").document("1").get()  # lost
    realtime.reference("users").child("1").set({})  # blocks: http
