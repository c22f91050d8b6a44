"""Salesforce: methods of the client and of its objects send requests."""

from simple_salesforce import Salesforce

salesforce = Salesforce(instance_url="https://x.my.salesforce.com", session_id="s")


async def contacts():
    salesforce.query("SELECT Id FROM Contact")  # blocks: http
    salesforce.Contact.create({"LastName": "A"})  # blocks: http
    salesforce.bulk.Contact.insert([])  # blocks: http
    for contact in salesforce.query_all_iter("SELECT Id FROM Contact"):  # blocks: http
        print(contact)
