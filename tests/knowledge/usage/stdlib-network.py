"""The standard library's network modules: their clients wait."""

import ftplib
import http.client
import imaplib
import poplib
import smtplib
import socket
import urllib.request
import xmlrpc.client
from email.message import EmailMessage
from urllib.parse import urlencode
from urllib.request import Request, urlopen


async def urls(url: str):
    query = urlencode({"a": 1})
    with urlopen(f"{url}?{query}", timeout=5) as response:  # blocks: http
        response.read()
    answer = urllib.request.urlopen(Request(url, headers={"a": "b"}))  # blocks: http
    opener = urllib.request.build_opener()
    opener.open(url)  # blocks: http
    urllib.request.urlretrieve(url, "file")  # blocks: http
    return answer.status


async def connections():
    connection = http.client.HTTPSConnection("example.org")
    connection.request("GET", "/")  # blocks: http
    response = connection.getresponse()  # blocks: http
    server = xmlrpc.client.ServerProxy("http://localhost:8000")
    server.system.listMethods()  # blocks: http
    return response.status


async def mail(message: EmailMessage):
    with smtplib.SMTP("localhost", 587) as server:  # blocks: socket
        server.starttls()  # blocks: socket
        server.login("name", "password")  # blocks: socket
        server.send_message(message)  # blocks: socket
    box = imaplib.IMAP4_SSL("localhost")  # blocks: socket
    box.login("name", "password")  # blocks: socket
    box.select("INBOX")  # blocks: socket
    poplib.POP3("localhost")  # blocks: socket


async def files():
    with ftplib.FTP("localhost") as ftp:  # blocks: socket
        ftp.login()  # blocks: socket
        ftp.retrbinary("RETR a", print)  # blocks: socket


async def sockets():
    socket.getaddrinfo("example.org", 443)  # blocks: socket
    with socket.create_connection(("localhost", 80)) as connection:  # blocks: socket
        connection.sendall(b"a")  # blocks: socket
        connection.recv(10)  # blocks: socket
    return socket.gethostname()
