def send_sms():  # on: loop
    return 2
