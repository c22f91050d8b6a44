from .mail import send


def send_sms():  # on: loop
    return send()  # calls: send
